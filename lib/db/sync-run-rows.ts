import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { SyncRun as SyncRunRow } from "@/lib/db/generated/client";
import type { HeldRow, SyncChanges, SyncRun, SyncRunState, SyncStep } from "@/lib/domain/sync/sync-run";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

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
  progress: { step: SyncStep; done: number; total: number | null; calls?: number; callsPlanned?: number },
): Promise<void> {
  await db.syncRun.updateMany({ where: { id, state: "running" }, data: { ...progress, aliveAt: new Date() } });
}

/** Locks a run for its swap; false when it was taken for dead meanwhile, and another may have put newer rows. */
export async function claimSwap(db: Db, id: string): Promise<boolean> {
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
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
    held?: readonly HeldRow[];
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
      ...(end.held && end.held.length > 0 ? { held: toDocument(end.held) } : {}),
      ...(end.state === "done" ? { step: "finished" } : {}),
    },
  });
}

export async function listSyncRuns(db: Db, take: number): Promise<SyncRun[]> {
  const rows = await db.syncRun.findMany({ orderBy: { startedAt: "desc" }, take });
  return rows.map(toSyncRun);
}

export async function findLatestRun(db: Db, upstream: Upstream): Promise<SyncRun | null> {
  const row = await db.syncRun.findFirst({ where: { upstream }, orderBy: { startedAt: "desc" } });
  return row && toSyncRun(row);
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

function toSyncRun(row: SyncRunRow): SyncRun {
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
    held: row.held === null ? [] : fromDocument<HeldRow[]>(row.held),
    releasedBy: row.releasedBy,
  };
}
