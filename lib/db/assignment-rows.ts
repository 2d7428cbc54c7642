import "server-only";
import type { Db } from "@/lib/db/client";
import type { Assignment as AssignmentRow } from "@/lib/db/generated/client";
import { wantAsDone } from "@/lib/db/wanted-rows";
import { type Assignment, BLOCK_TYPES, type BlockPlace } from "@/lib/domain/assignments/assignment";
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

type BlockColumns = Pick<AssignmentRow, "managedBy" | "blockType" | "blockName" | "blockFamily" | "blockErrors">;

interface AccountRow extends BlockColumns {
  owner: string;
  name: string | null;
  payer: string;
  upstream_id: string;
  fetched_at: Date;
}

/** A customer's accounts with their names: the payer first, then by name. */
export async function listCustomerAccounts(db: Db, customer: CustomerId): Promise<CustomerAccount[]> {
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT s.owner, a.name, s.payer, s.upstream_id, s.fetched_at, s.managed_by AS "managedBy",
      s.block_type AS "blockType", s.block_name AS "blockName", s.block_family AS "blockFamily",
      s.block_errors AS "blockErrors"
    FROM assignment s LEFT JOIN aws_account a ON a.owner = s.owner
    WHERE s.customer_id = ${customer} AND s.removed_at IS NULL
    ORDER BY (s.owner <> s.payer), a.search NULLS LAST, s.owner`;
  return rows.map((row) => ({
    owner: awsAccountId(row.owner),
    name: row.name ?? row.owner,
    payer: awsAccountId(row.payer),
    assignmentId: row.upstream_id,
    fetchedAt: row.fetched_at.toISOString(),
    ...toBlock(row),
  }));
}

/**
 * Puts what CloudHealth has accepted, which is what is wanted then, and brings the kept counts up to date: of the
 * customer, and of the one it left.
 */
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
    blockType: assignment.block?.type ?? null,
    blockName: assignment.block?.name ?? null,
    blockFamily: assignment.block?.family ?? null,
    blockErrors: [...(assignment.block?.errors ?? [])],
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
  await wantAsDone(db, [owner], source);
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
  await wantAsDone(db, [owner], source);
  await refreshAccountCounts(db, customerId(held.customerId));
}

/**
 * Counts again what customers hold and how their accounts pay (the words of family-pattern.ts, here over many
 * customers at once): one customer, or all after a sync.
 */
export async function refreshAccountCounts(db: Db, only: CustomerId | null): Promise<void> {
  await db.$executeRaw`
    UPDATE assignment s SET listed = NOT s.listed
    WHERE (${only}::text IS NULL OR s.customer_id = ${only})
      AND s.listed <> EXISTS (SELECT FROM aws_account a WHERE a.owner = s.owner AND a.removed_at IS NULL)`;
  await db.$executeRaw`
    UPDATE customer c SET account_count = n.accounts, listed_count = n.listed, pattern = n.pattern
    FROM (
      SELECT id, listed, own + linked AS accounts,
        CASE
          WHEN own + linked = 0 THEN 'empty'
          WHEN linked = 0 THEN CASE own WHEN 1 THEN 'single' ELSE 'standalone' END
          WHEN own = 1 AND payers = 1 THEN 'consolidated'
          ELSE 'mixed'
        END AS pattern
      FROM (
        SELECT c2.id, count(s.owner) FILTER (WHERE s.owner = s.payer) AS own,
          count(s.owner) FILTER (WHERE s.owner <> s.payer) AS linked, count(DISTINCT s.payer) AS payers,
          count(s.owner) FILTER (WHERE s.listed) AS listed
        FROM customer c2 LEFT JOIN assignment s ON s.customer_id = c2.id AND s.removed_at IS NULL
        WHERE ${only}::text IS NULL OR c2.id = ${only}
        GROUP BY c2.id
      ) counted
    ) n
    WHERE n.id = c.id AND (c.account_count, c.listed_count, c.pattern) IS DISTINCT FROM (n.accounts, n.listed, n.pattern)`;
}

function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.upstreamId,
    owner: awsAccountId(row.owner),
    customer: customerId(row.customerId),
    payer: awsAccountId(row.payer),
    managedBy: row.managedBy === "v2" ? "v2" : "v1",
    ...toBlock(row),
  };
}

function toBlock(row: BlockColumns): { block?: BlockPlace } {
  if (row.managedBy !== "v2") return {};
  return {
    block: {
      type: BLOCK_TYPES.find((known) => known === row.blockType) ?? null,
      name: row.blockName,
      family: row.blockFamily === null ? null : awsAccountId(row.blockFamily),
      errors: row.blockErrors,
    },
  };
}
