import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { isBeingWritten, type SyncedTable, type SyncPass } from "@/lib/db/sync-rows";

/** A row that two whole runs in a row have missed. */
export interface RemovalCandidate {
  readonly table: SyncedTable;
  readonly key: string;
  readonly upstreamId: string;
  readonly managedBy: "v1" | "v2";
}

const KEY = { customer: "id", aws_account: "owner", assignment: "owner" } as const;
const ENOUGH_RUNS = 2;

const COLUMNS: Record<SyncedTable, Prisma.Sql> = {
  customer: Prisma.sql`id AS key, id AS upstream_id, 'v1' AS managed_by`,
  aws_account: Prisma.sql`owner AS key, upstream_id, 'v1' AS managed_by`,
  assignment: Prisma.sql`owner AS key, upstream_id, managed_by`,
};

/**
 * Those that were missed longest come first, so that a long list is worked off over several runs. What an operation is
 * writing is left to it (RELIABILITY.md 3.1, I6).
 */
export async function listRemovalCandidates(db: Db, table: SyncedTable, take: number): Promise<RemovalCandidate[]> {
  const rows = await db.$queryRaw<{ key: string; upstream_id: string; managed_by: "v1" | "v2" }[]>`
    SELECT ${COLUMNS[table]} FROM ${Prisma.raw(table)}
    WHERE removed_at IS NULL AND missing_runs >= ${ENOUGH_RUNS} AND NOT ${isBeingWritten(table, table)}
    ORDER BY missing_runs DESC, 1 LIMIT ${take}`;
  return rows.map((row) => ({ table, key: row.key, upstreamId: row.upstream_id, managedBy: row.managed_by }));
}

/** Puts up the tombstone of a row whose absence the upstream has confirmed, unless somebody wrote it meanwhile or is about to. */
export async function bury(db: Db, { table, key }: RemovalCandidate, pass: SyncPass): Promise<boolean> {
  const buried = await db.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET removed_at = ${pass.startedAt}, source_run_id = ${pass.runId}::uuid
    WHERE ${Prisma.raw(KEY[table])} = ${key} AND removed_at IS NULL AND missing_runs >= ${ENOUGH_RUNS}
      AND fetched_at < ${pass.startedAt} AND NOT ${isBeingWritten(table, table)}`;
  return buried === 1;
}

/** It is still there, whatever the lists said: its count of missed runs begins anew. */
export async function keepAlive(db: Db, { table, key }: RemovalCandidate): Promise<void> {
  await db.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET missing_runs = 0, missing_released = false WHERE ${Prisma.raw(KEY[table])} = ${key}`;
}

/** Lets rows of a held run go: the guard counts them no more. What is removed still needs two runs and a 404. */
export async function releaseMissing(db: Db, table: SyncedTable, keys: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE ${Prisma.raw(table)} SET missing_released = true
    WHERE ${Prisma.raw(KEY[table])} = ANY (${[...keys]}) AND removed_at IS NULL`;
}
