import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { StagedKind } from "@/lib/db/sync-staging-rows";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import { type Customer, vendorLinks } from "@/lib/domain/customers/customer";
import type { HeldRow } from "@/lib/domain/sync/sync-run";
import { toSearchText } from "@/lib/domain/values/search-text";

/** One pass: its id marks what it saw, its start tells what is newer than anything it can have seen. */
export interface SyncPass {
  readonly runId: string;
  readonly startedAt: Date;
}

export const SYNCED_TABLES = ["customer", "aws_account", "assignment"] as const;
export type SyncedTable = (typeof SYNCED_TABLES)[number];

const KEY: Record<SyncedTable, string> = { customer: "id", aws_account: "owner", assignment: "owner" };
const RESOURCE_PREFIX: Record<SyncedTable, string> = {
  customer: "customer:",
  aws_account: "account:",
  assignment: "assignment:",
};
/** Follow from the tags, but for links that are taken away again: they say nothing of what upstream changed. */
const DERIVED = ["cloudmc_organization", "here_realm"];

/** CloudHealth takes it when a customer is made and does not say it again: no word of it is no change. */
const SAID_ONCE = ["azure_customer_id"];

const COLUMNS: Record<SyncedTable, readonly string[]> = {
  customer: [
    "id",
    "name",
    "search",
    "classification",
    "billing_contact",
    "billing_enabled",
    "billing_folder",
    "trial_expires_at",
    "azure_customer_id",
    "address",
    "tags",
    "external_id",
    "upstream_created_at",
    "upstream_updated_at",
    "cloudmc_organization",
    "here_realm",
  ],
  aws_account: ["owner", "upstream_id", "name", "search", "amazon_name", "type", "family", "is_active"],
  assignment: [
    "owner",
    "upstream_id",
    "customer_id",
    "payer",
    "managed_by",
    "block_type",
    "block_name",
    "block_family",
    "block_errors",
  ],
};

/** What a run staged for a table, as rows of it. An account in both lists of assignments belongs to its billing block. */
function staged(table: SyncedTable, pass: SyncPass): Prisma.Sql {
  const rows = Prisma.sql`sync_staging s, jsonb_populate_record(NULL::${Prisma.raw(table)}, s.row) seen`;
  if (table !== "assignment") {
    return Prisma.sql`(SELECT seen.* FROM ${rows} WHERE s.run_id = ${pass.runId}::uuid AND s.kind = ${table})`;
  }
  return Prisma.sql`(
    SELECT DISTINCT ON (s.key) seen.* FROM ${rows}
    WHERE s.run_id = ${pass.runId}::uuid AND s.kind IN ('assignment', 'block') ORDER BY s.key, s.kind DESC)`;
}

/**
 * Upserts what a run saw. A row an operation wrote after the run began, or that one is writing, is left alone: the run
 * may have read the upstream before the write (RELIABILITY.md 3.1, I6). Returns how many rows changed.
 */
export async function putStaged(db: Db, table: SyncedTable, pass: SyncPass): Promise<number> {
  const columns = COLUMNS[table];
  const list = Prisma.raw(columns.map((column) => `"${column}"`).join(", "));
  const told = (column: string) => {
    const said = `excluded."${column}"`;
    return SAID_ONCE.includes(column) ? `coalesce(${said}, ${table}."${column}")` : said;
  };
  const updates = Prisma.raw(columns.map((column) => `"${column}" = ${told(column)}`).join(", "));
  const name = Prisma.raw(table);
  const key = Prisma.raw(KEY[table]);
  const [row] = await db.$queryRaw<{ changed: bigint }[]>`
    WITH seen AS MATERIALIZED (
      SELECT * FROM ${staged(table, pass)} seen WHERE NOT ${isBeingWritten(table, "seen")}
    ), put AS (
      INSERT INTO ${name} (${list}, fetched_at, source_run_id)
      SELECT ${list}, ${pass.startedAt}, ${pass.runId}::uuid FROM seen
      ON CONFLICT (${key}) DO UPDATE
      SET ${updates}, fetched_at = excluded.fetched_at, source_run_id = excluded.source_run_id,
        missing_runs = 0, missing_released = false, removed_at = NULL
      WHERE ${name}.fetched_at < ${pass.startedAt}
    )
    SELECT count(*) AS changed FROM seen LEFT JOIN ${name} kept ON kept.${key} = seen.${key}
    WHERE kept.${key} IS NULL OR (kept.fetched_at < ${pass.startedAt} AND (kept.removed_at IS NOT NULL OR ${differs(columns)}))`;
  return Number(row?.changed ?? 0);
}

function differs(columns: readonly string[]): Prisma.Sql {
  const compared = columns.filter((column) => !DERIVED.includes(column));
  const kept = compared.map((column) => `kept."${column}"`);
  const seen = compared.map((column) =>
    SAID_ONCE.includes(column) ? `coalesce(seen."${column}", kept."${column}")` : `seen."${column}"`,
  );
  return Prisma.raw(`(${kept.join(", ")}) IS DISTINCT FROM (${seen.join(", ")})`);
}

/** Of a row, by the name it has in the query: whether an operation on it is under way. */
export function isBeingWritten(table: SyncedTable, row: string): Prisma.Sql {
  const key = Prisma.raw(`${row}.${KEY[table]}`);
  return Prisma.sql`(EXISTS (
    SELECT FROM operation WHERE upstream = 'cloudhealth' AND resource_key = ${RESOURCE_PREFIX[table]} || ${key}
      AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND NOT chained
  ) OR ${RESOURCE_PREFIX[table]} || ${key} IN (
    SELECT unnest(covers) FROM operation
    WHERE upstream = 'cloudhealth' AND covers <> '{}' AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
  ))`;
}

function isMissed(table: SyncedTable, pass: SyncPass): Prisma.Sql {
  return Prisma.sql`(removed_at IS NULL AND source_run_id IS DISTINCT FROM ${pass.runId}::uuid AND fetched_at < ${pass.startedAt}
    AND NOT ${isBeingWritten(table, table)})`;
}

export interface Missed {
  readonly alive: number;
  readonly missing: number;
  /** Of the missing ones, those that no admin has let go. */
  readonly unreleased: number;
}

export async function countMissing(db: Db, table: SyncedTable, pass: SyncPass): Promise<Missed> {
  const missed = isMissed(table, pass);
  const [row] = await db.$queryRaw<{ alive: bigint; missing: bigint; unreleased: bigint }[]>`
    SELECT count(*) AS alive,
      count(*) FILTER (WHERE ${missed}) AS missing, count(*) FILTER (WHERE ${missed} AND NOT missing_released) AS unreleased
    FROM ${Prisma.raw(table)} WHERE removed_at IS NULL`;
  return {
    alive: Number(row?.alive ?? 0),
    missing: Number(row?.missing ?? 0),
    unreleased: Number(row?.unreleased ?? 0),
  };
}

/** How many rows of one list the cache holds, to know an empty answer for what it is. */
export async function countAlive(
  db: Db,
  kind: StagedKind,
  { missingReleased }: { missingReleased?: boolean } = {},
): Promise<number> {
  const where = { removedAt: null, ...(missingReleased === undefined ? {} : { missingReleased }) };
  if (kind === "assignment" || kind === "block") {
    return db.assignment.count({ where: { ...where, managedBy: kind === "block" ? "v2" : "v1" } });
  }
  return kind === "customer" ? db.customer.count({ where }) : db.awsAccount.count({ where });
}

const LABEL: Record<SyncedTable, string> = {
  customer: "name",
  aws_account: "name",
  assignment: "coalesce((SELECT c.name FROM customer c WHERE c.id = assignment.customer_id), customer_id)",
};

export async function listMissed(
  db: Db,
  table: SyncedTable,
  { pass, take }: { pass: SyncPass; take: number },
): Promise<HeldRow[]> {
  const rows = await db.$queryRaw<{ key: string; label: string }[]>`
    SELECT ${Prisma.raw(KEY[table])} AS key, ${Prisma.raw(LABEL[table])} AS label FROM ${Prisma.raw(table)}
    WHERE ${isMissed(table, pass)} AND NOT missing_released ORDER BY 1 LIMIT ${take}`;
  return rows.map((row) => ({ table, ...row }));
}

/** Marks what a whole run has missed. Two in a row make a row a candidate for removal; nothing is removed here. */
export async function noteMissing(db: Db, table: SyncedTable, pass: SyncPass): Promise<void> {
  await db.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET missing_runs = missing_runs + 1 WHERE ${isMissed(table, pass)}`;
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
    block_type: assignment.block?.type ?? null,
    block_name: assignment.block?.name ?? null,
    block_family: assignment.block?.family ?? null,
    block_errors: assignment.block?.errors ?? [],
  };
}
