import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { SyncRun as SyncRunRow } from "@/lib/db/generated/client";
import type {
  HeldRow,
  HeldRun,
  HeldWhy,
  SyncChanges,
  SyncRun,
  SyncRunState,
  SyncStep,
} from "@/lib/domain/sync/sync-run";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

/** Hundreds of rows that only a page about one run shows. */
const NAMES = { held: true, heldWhy: true } as const;
const NO_CHANGES: SyncChanges = { seen: 0, changed: 0, missing: 0, removed: 0 };

/** Starts a run unless one is under way; a run without a sign of life for ten minutes is taken for dead. */
export async function beginSyncRun(
  db: Db,
  run: { id: string; upstream: Upstream; startedBy: string; at: Date },
): Promise<boolean> {
  const abandonedBefore = new Date(run.at.getTime() - 10 * 60_000);
  await db.syncRun.updateMany({
    where: { upstream: run.upstream, state: "running", aliveAt: { lt: abandonedBefore } },
    data: { state: "failed", trouble: "unreachable", endedAt: run.at },
  });
  const written = await db.$executeRaw`
    INSERT INTO sync_run (id, upstream, state, step, started_by, started_at, alive_at, changes)
    SELECT ${run.id}::uuid, ${run.upstream}, 'running', 'customers', ${run.startedBy}, ${run.at}, ${run.at}, ${JSON.stringify(NO_CHANGES)}::jsonb
    WHERE NOT EXISTS (SELECT FROM sync_run WHERE upstream = ${run.upstream} AND state = 'running')
    ON CONFLICT DO NOTHING`;
  return written === 1;
}

export async function noteSyncProgress(
  db: Db,
  id: string,
  progress: {
    step: SyncStep;
    done: number;
    total: number | null;
    calls?: number;
    callsPlanned?: number;
    passes?: number;
  },
): Promise<void> {
  await db.syncRun.updateMany({ where: { id, state: "running" }, data: { ...progress, aliveAt: new Date() } });
}

/** Locks a run for its swap; false when it was taken for dead meanwhile, and another may have put newer rows. */
export async function claimSwap(db: Db, id: string): Promise<boolean> {
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  // A hundred thousand rows are sorted and joined in memory rather than on disk.
  await db.$executeRaw`SET LOCAL work_mem = '64MB'`;
  const { count } = await db.syncRun.updateMany({ where: { id, state: "running" }, data: { aliveAt: new Date() } });
  return count === 1;
}

export async function endSyncRun(
  db: Db,
  id: string,
  end: {
    state: Exclude<SyncRunState, "running">;
    trouble: UpstreamTrouble | null;
    changes: SyncChanges;
    /** What a held run would have counted as missing. */
    held?: { readonly rows: readonly HeldRow[]; readonly why: HeldWhy } | null;
    at: Date;
  },
): Promise<void> {
  await db.syncRun.updateMany({
    where: { id, state: "running" },
    data: {
      state: end.state,
      trouble: end.trouble,
      changes: toDocument(end.changes),
      endedAt: end.at,
      ...(end.held ? { held: toDocument(end.held.rows), heldWhy: toDocument(end.held.why) } : {}),
      ...(end.state === "done" ? { step: "finished" } : {}),
    },
  });
}

export async function listSyncRuns(db: Db, take: number): Promise<SyncRun[]> {
  const rows = await db.syncRun.findMany({ orderBy: { startedAt: "desc" }, take, omit: NAMES });
  return rows.map(toSyncRun);
}

export async function findLatestRun(db: Db, upstream: Upstream): Promise<SyncRun | null> {
  const row = await db.syncRun.findFirst({ where: { upstream }, orderBy: { startedAt: "desc" }, omit: NAMES });
  return row && toSyncRun(row);
}

/** One run with the rows it was held for, which is none unless it was held. */
export async function findHeldRun(db: Db, id: string): Promise<HeldRun | null> {
  const row = await db.syncRun.findUnique({ where: { id } });
  if (row === null) return null;
  const later = await db.syncRun.count({ where: { upstream: row.upstream, startedAt: { gt: row.startedAt } } });
  return {
    ...toSyncRun(row),
    held: row.held === null ? [] : fromDocument<HeldRow[]>(row.held),
    why: row.heldWhy === null ? { total: 0, causes: [] } : fromDocument<HeldWhy>(row.heldWhy),
    releasedAt: row.releasedAt?.toISOString() ?? null,
    isLatest: later === 0,
  };
}

/** Marks a held run as released; false when it is not the latest of its upstream, or was released before. */
export async function markReleased(db: Db, id: string, by: string): Promise<boolean> {
  const written = await db.$executeRaw`
    UPDATE sync_run SET released_at = now(), released_by = ${by}
    WHERE id = ${id}::uuid AND state = 'held' AND released_at IS NULL AND NOT EXISTS (
      SELECT FROM sync_run later WHERE later.upstream = sync_run.upstream AND later.started_at > sync_run.started_at)`;
  return written === 1;
}

/** The keys an admin has let go since an upstream's lists were last believed. */
export async function listReleased(db: Db, upstream: Upstream): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT row ->> 'key' AS key FROM sync_run, jsonb_array_elements(held) row
    WHERE upstream = ${upstream} AND released_at IS NOT NULL AND started_at > coalesce(
      (SELECT max(started_at) FROM sync_run WHERE upstream = ${upstream} AND state = 'done'), '-infinity')`;
  return new Set(rows.map(({ key }) => key));
}

/** When an upstream's lists were last read whole. */
export async function findLastCompleted(db: Db, upstream: Upstream): Promise<string | null> {
  const row = await db.syncRun.findFirst({
    where: { upstream, state: "done" },
    orderBy: { startedAt: "desc" },
    select: { endedAt: true },
  });
  return row?.endedAt?.toISOString() ?? null;
}

function toSyncRun(row: Omit<SyncRunRow, keyof typeof NAMES>): SyncRun {
  return {
    id: row.id,
    upstream: row.upstream as Upstream,
    state: row.state as SyncRun["state"],
    step: row.step as SyncStep,
    done: row.done,
    total: row.total,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    startedBy: row.startedBy,
    trouble: row.trouble as UpstreamTrouble | null,
    changes: fromDocument<SyncChanges>(row.changes),
    calls: row.calls,
    callsPlanned: row.callsPlanned,
    passes: row.passes,
    releasedBy: row.releasedBy,
  };
}
