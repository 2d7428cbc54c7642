import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import { type Customer, vendorLinks } from "@/lib/domain/customers/customer";
import { toSearchText } from "@/lib/domain/values/search-text";

/** One pass: its id marks what it saw, its start tells what is newer than anything it can have seen. */
export interface SyncPass {
  readonly runId: string;
  readonly startedAt: Date;
}

export type SyncedTable = "customer" | "aws_account" | "assignment";

export interface SeenRows {
  readonly table: SyncedTable;
  readonly rows: readonly object[];
}

const KEY: Record<SyncedTable, string> = { customer: "id", aws_account: "owner", assignment: "owner" };
const RESOURCE_PREFIX: Record<SyncedTable, string> = {
  customer: "customer:",
  aws_account: "account:",
  assignment: "assignment:",
};
const BATCH = 500;
/** Follow from the tags, but for links that are taken away again: they say nothing of what upstream changed. */
const DERIVED = ["cloudmc_organization", "here_realm"];

/**
 * Upserts what a pass saw. A row an operation wrote after the pass began, or that one is writing, is left alone: the
 * pass may have read the upstream before the write (RELIABILITY.md 3.1, I6). Returns how many rows changed.
 */
export async function putSeen(db: Db, { table, rows }: SeenRows, pass: SyncPass): Promise<number> {
  let written = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    written += await putBatch(db, { table, rows: rows.slice(start, start + BATCH) }, pass);
  }
  return written;
}

async function putBatch(db: Db, { table, rows: batch }: SeenRows, pass: SyncPass): Promise<number> {
  const first = batch[0];
  if (!first) return 0;
  const columns = Object.keys(first);
  const list = Prisma.raw(columns.map((column) => `"${column}"`).join(", "));
  const updates = Prisma.raw(columns.map((column) => `"${column}" = excluded."${column}"`).join(", "));
  const name = Prisma.raw(table);
  const key = Prisma.raw(KEY[table]);
  const [row] = await db.$queryRaw<{ changed: bigint }[]>`
    WITH seen AS (
      SELECT * FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(batch)}::jsonb) seen
      WHERE NOT ${isBeingWritten(table, "seen")}
    ), put AS (
      INSERT INTO ${name} (${list}, fetched_at, source_run_id)
      SELECT ${list}, ${pass.startedAt}, ${pass.runId}::uuid FROM seen
      ON CONFLICT (${key}) DO UPDATE
      SET ${updates}, fetched_at = excluded.fetched_at, source_run_id = excluded.source_run_id, missing_runs = 0, removed_at = NULL
      WHERE ${name}.fetched_at < ${pass.startedAt}
    )
    SELECT count(*) AS changed FROM seen LEFT JOIN ${name} kept ON kept.${key} = seen.${key}
    WHERE kept.${key} IS NULL OR (kept.fetched_at < ${pass.startedAt} AND (kept.removed_at IS NOT NULL OR ${differs(columns)}))`;
  return Number(row?.changed ?? 0);
}

function differs(columns: readonly string[]): Prisma.Sql {
  const compared = columns.filter((column) => !DERIVED.includes(column));
  const of = (row: string) => compared.map((column) => `${row}."${column}"`).join(", ");
  return Prisma.raw(`(${of("kept")}) IS DISTINCT FROM (${of("seen")})`);
}

function isBeingWritten(table: SyncedTable, row: string): Prisma.Sql {
  const key = Prisma.raw(`${row}.${KEY[table]}`);
  return Prisma.sql`EXISTS (
    SELECT FROM operation WHERE upstream = 'cloudhealth' AND resource_key = ${RESOURCE_PREFIX[table]} || ${key}
      AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
  )`;
}

function isMissed(table: SyncedTable, pass: SyncPass): Prisma.Sql {
  return Prisma.sql`(source_run_id IS DISTINCT FROM ${pass.runId}::uuid AND fetched_at < ${pass.startedAt}
    AND NOT ${isBeingWritten(table, table)})`;
}

/** How many rows are alive, and how many of them the pass did not see although they were there before it began. */
export async function countMissing(
  db: Db,
  table: SyncedTable,
  pass: SyncPass,
): Promise<{ alive: number; missing: number }> {
  const [row] = await db.$queryRaw<{ alive: bigint; missing: bigint }[]>`
    SELECT count(*) AS alive,
      count(*) FILTER (WHERE ${isMissed(table, pass)}) AS missing
    FROM ${Prisma.raw(table)} WHERE removed_at IS NULL`;
  return { alive: Number(row?.alive ?? 0), missing: Number(row?.missing ?? 0) };
}

/** Marks what the pass missed; what two complete passes in a row have missed gets its tombstone. Returns the tombstones. */
export async function noteMissing(db: Db, table: SyncedTable, pass: SyncPass): Promise<number> {
  const name = Prisma.raw(table);
  const missed = Prisma.sql`removed_at IS NULL AND ${isMissed(table, pass)}`;
  const buried = await db.$executeRaw`
    UPDATE ${name} SET missing_runs = missing_runs + 1, removed_at = ${pass.startedAt} WHERE ${missed} AND missing_runs >= 1`;
  await db.$executeRaw`UPDATE ${name} SET missing_runs = missing_runs + 1 WHERE ${missed}`;
  return buried;
}

export function toCustomerColumns(customer: Customer) {
  const links = vendorLinks(customer.tags);
  return {
    id: customer.id,
    name: customer.name,
    search: toSearchText(customer.name),
    classification: customer.classification,
    billing_contact: customer.billingContact,
    billing_enabled: customer.partnerBilling.enabled,
    billing_folder: customer.partnerBilling.folder,
    trial_expires_at: customer.trialExpiresAt,
    azure_customer_id: customer.azureCustomerId,
    address: customer.address,
    tags: customer.tags,
    external_id: customer.externalId,
    upstream_created_at: customer.createdAt,
    upstream_updated_at: customer.updatedAt,
    cloudmc_organization: links.cloudmcOrganization,
    here_realm: links.hereRealm,
  };
}

export function toAccountColumns(account: AwsAccount) {
  return {
    owner: account.owner,
    upstream_id: account.id,
    name: account.name,
    search: toSearchText(account.name),
    amazon_name: account.amazonName,
    type: account.type,
    family: account.family,
    is_active: account.isActive,
  };
}

export function toAssignmentColumns(assignment: Assignment) {
  return {
    owner: assignment.owner,
    upstream_id: assignment.id,
    customer_id: assignment.customer,
    payer: assignment.payer,
    managed_by: assignment.managedBy,
  };
}
