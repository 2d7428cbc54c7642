import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { toView } from "@/lib/db/operation-rows";
import type { AssignmentEntry, EntrySource } from "@/lib/domain/assignments/assignment-entry";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

interface EntryRow {
  owner: string;
  customer_id: string;
  customer_name: string | null;
  is_there: boolean;
  payer: string;
  managed_by: string;
  valid_from: Date;
  known_from: Date;
  removed: boolean;
  run_id: string | null;
  is_run_kept: boolean;
  operation_id: string | null;
  is_operation_kept: boolean;
  actor_name: string | null;
}

/** All that is kept of an account's assignment, in the order in which it was learned. */
export function listEntriesOf(db: Db, owner: AwsAccountId): Promise<AssignmentEntry[]> {
  return listEntries(db, Prisma.sql`h.owner = ${owner}`);
}

/** The same of every account that a customer ever had. */
export function listEntriesAround(db: Db, customer: CustomerId): Promise<AssignmentEntry[]> {
  return listEntries(
    db,
    Prisma.sql`h.owner IN (SELECT o.owner FROM assignment_history o WHERE o.customer_id = ${customer})`,
  );
}

async function listEntries(db: Db, which: Prisma.Sql): Promise<AssignmentEntry[]> {
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT h.owner, h.customer_id, c.name AS customer_name, (c.id IS NOT NULL AND c.removed_at IS NULL) AS is_there,
      h."row" ->> 'payer' AS payer, h."row" ->> 'managed_by' AS managed_by, h.valid_from, h.known_from, h.removed,
      h.source_run_id::text AS run_id, r.id IS NOT NULL AS is_run_kept,
      h.source_operation_id::text AS operation_id, o.id IS NOT NULL AS is_operation_kept, o.actor_name
    FROM assignment_history h
      LEFT JOIN customer c ON c.id = h.customer_id
      LEFT JOIN sync_run r ON r.id = h.source_run_id
      LEFT JOIN operation o ON o.id = h.source_operation_id
    WHERE ${which}
    ORDER BY h.id`;
  return rows.map(toEntry);
}

function toEntry(row: EntryRow): AssignmentEntry {
  return {
    owner: awsAccountId(row.owner),
    customer: customerId(row.customer_id),
    customerName: row.customer_name ?? row.customer_id,
    isCustomerThere: row.is_there,
    payer: awsAccountId(row.payer),
    managedBy: row.managed_by === "v2" ? "v2" : "v1",
    validFrom: row.valid_from.toISOString(),
    knownFrom: row.known_from.toISOString(),
    removed: row.removed,
    source: toSource(row),
  };
}

function toSource(row: EntryRow): EntrySource {
  if (row.operation_id !== null) {
    return { by: "operation", id: row.operation_id, actorName: row.actor_name, isKept: row.is_operation_kept };
  }
  return row.run_id === null ? { by: "unknown" } : { by: "reading", id: row.run_id, isKept: row.is_run_kept };
}

/** What was sent for an account, newest first. */
export async function listOperationsOn(db: Db, owner: AwsAccountId, take: number): Promise<OperationView[]> {
  const rows = await db.operation.findMany({
    where: { upstream: "cloudhealth", resourceKey: `assignment:${owner}` },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take,
  });
  return rows.map(toView);
}
