import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Upstream } from "@/lib/domain/values/upstream";

/** A cached row that counts its changes, by its key: a customer's id, an assignment's account. */
export interface VersionedRow {
  readonly table: "customer" | "assignment";
  readonly key: string;
}

const KEY = { customer: "id", assignment: "owner" } as const;

/** The version of a row, locked until the transaction ends; null when there is no such row or it is removed. */
export async function lockVersion(db: Db, { table, key }: VersionedRow): Promise<number | null> {
  const [row] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(KEY[table])} = ${key} AND removed_at IS NULL FOR UPDATE`;
  return row?.version ?? null;
}

/** The same of many rows of one table; what is not there is left out. In one order, so that two batches cannot block each other. */
export async function lockVersions(
  db: Db,
  table: VersionedRow["table"],
  keys: readonly string[],
): Promise<Map<string, number>> {
  const key = Prisma.raw(KEY[table]);
  const rows = await db.$queryRaw<{ key: string; version: number }[]>`
    SELECT ${key} AS key, version FROM ${Prisma.raw(table)}
    WHERE ${key} = ANY (${[...keys]}) AND removed_at IS NULL ORDER BY ${key} FOR UPDATE`;
  return new Map(rows.map((row) => [row.key, row.version]));
}

/**
 * Returns once nobody is just settling an operation on this key. Settling locks the operation and then the row it
 * changed: who wants that row must have waited for the operation before.
 */
export async function standBehindSettling(
  db: Db,
  { upstream, resourceKey }: { readonly upstream: Upstream; readonly resourceKey: string },
): Promise<void> {
  await db.$queryRaw`
    SELECT id::text FROM operation
    WHERE upstream = ${upstream} AND resource_key = ${resourceKey} AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')
      AND NOT chained
    FOR SHARE`;
}
