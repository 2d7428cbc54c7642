import "server-only";
import type { Db } from "@/lib/db/client";
import type { Assignment as AssignmentRow } from "@/lib/db/generated/client";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

export async function listFamily(db: Db, customer: CustomerId): Promise<Assignment[]> {
  const rows = await db.assignment.findMany({
    where: { customerId: customer, removedAt: null },
    orderBy: { owner: "asc" },
  });
  return rows.map(toAssignment);
}

export async function findAssignment(db: Db, owner: AwsAccountId): Promise<Assignment | null> {
  const row = await db.assignment.findFirst({ where: { owner, removedAt: null } });
  return row && toAssignment(row);
}

/** A customer's accounts with their names: the payer first, then by name. */
export async function listCustomerAccounts(db: Db, customer: CustomerId): Promise<CustomerAccount[]> {
  const rows = await db.$queryRaw<
    { owner: string; name: string | null; payer: string; upstream_id: string; fetched_at: Date }[]
  >`
    SELECT s.owner, a.name, s.payer, s.upstream_id, s.fetched_at
    FROM assignment s LEFT JOIN aws_account a ON a.owner = s.owner
    WHERE s.customer_id = ${customer} AND s.removed_at IS NULL
    ORDER BY (s.owner <> s.payer), a.search NULLS LAST, s.owner`;
  return rows.map((row) => ({
    owner: awsAccountId(row.owner),
    name: row.name ?? row.owner,
    payer: awsAccountId(row.payer),
    assignmentId: row.upstream_id,
    fetchedAt: row.fetched_at.toISOString(),
  }));
}

/** Puts what CloudHealth has accepted, and brings the kept counts up to date: of the customer, and of the one it left. */
export async function putAssignment(
  db: Db,
  assignment: Assignment,
  source: { operationId: string; at: Date },
): Promise<void> {
  const values = {
    upstreamId: assignment.id,
    customerId: assignment.customer,
    payer: assignment.payer,
    managedBy: assignment.managedBy,
    fetchedAt: source.at,
    sourceOperationId: source.operationId,
    sourceRunId: null,
    missingRuns: 0,
    missingReleased: false,
    removedAt: null,
  };
  const { owner, customer } = assignment;
  const before = await db.assignment.findUnique({ where: { owner }, select: { customerId: true } });
  await db.assignment.upsert({ where: { owner }, create: { owner, ...values }, update: values });
  await refreshAccountCounts(db, customer);
  if (before && before.customerId !== customer) await refreshAccountCounts(db, customerId(before.customerId));
}

/** Ends what CloudHealth has ended; the row stays, as a tombstone. */
export async function buryAssignment(
  db: Db,
  owner: AwsAccountId,
  source: { operationId: string; at: Date },
): Promise<void> {
  const held = await db.assignment.update({
    where: { owner },
    data: { removedAt: source.at, fetchedAt: source.at, sourceOperationId: source.operationId, sourceRunId: null },
    select: { customerId: true },
  });
  await refreshAccountCounts(db, customerId(held.customerId));
}

/**
 * Counts again what customers hold and how their accounts pay (the words of family-pattern.ts, here over many
 * customers at once): one customer, or all after a sync.
 */
export async function refreshAccountCounts(db: Db, only: CustomerId | null): Promise<void> {
  await db.$executeRaw`
    UPDATE customer c SET account_count = n.accounts, pattern = n.pattern
    FROM (
      SELECT id, own + linked AS accounts,
        CASE
          WHEN own + linked = 0 THEN 'empty'
          WHEN linked = 0 THEN CASE own WHEN 1 THEN 'single' ELSE 'standalone' END
          WHEN own = 1 AND payers = 1 THEN 'consolidated'
          ELSE 'mixed'
        END AS pattern
      FROM (
        SELECT c2.id, count(s.owner) FILTER (WHERE s.owner = s.payer) AS own,
          count(s.owner) FILTER (WHERE s.owner <> s.payer) AS linked, count(DISTINCT s.payer) AS payers
        FROM customer c2 LEFT JOIN assignment s ON s.customer_id = c2.id AND s.removed_at IS NULL
        WHERE ${only}::text IS NULL OR c2.id = ${only}
        GROUP BY c2.id
      ) counted
    ) n
    WHERE n.id = c.id AND (c.account_count, c.pattern) IS DISTINCT FROM (n.accounts, n.pattern)`;
}

function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.upstreamId,
    owner: awsAccountId(row.owner),
    customer: customerId(row.customerId),
    payer: awsAccountId(row.payer),
    managedBy: row.managedBy === "v2" ? "v2" : "v1",
  };
}
