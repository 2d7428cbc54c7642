import "server-only";
import { refreshAccountCounts } from "@/lib/db/assignment-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { dropSharedLinks } from "@/lib/db/customer-rows";
import {
  countAlive,
  countMissing,
  listMissed,
  type MissedRow,
  noteMissing,
  putStaged,
  SYNCED_TABLES,
  type SyncPass,
} from "@/lib/db/sync-rows";
import { beginSyncRun, claimSwap, endSyncRun } from "@/lib/db/sync-run-rows";
import { dropStaging } from "@/lib/db/sync-staging-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";
import type { SyncChanges } from "@/lib/domain/sync/sync-run";
import { confirmRemovals } from "@/lib/services/sync/confirm-removals";
import { type ListsRead, readCloudhealthLists } from "@/lib/services/sync/read-cloudhealth-lists";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const SWAP_TIMEOUT_MS = 120_000;
/** A held run names this many of the rows it would have counted as missing. */
const MOST_NAMED = 500;
const NO_CHANGES: SyncChanges = { seen: 0, changed: 0, missing: 0, removed: 0 };

/**
 * Reads all customers, accounts and assignments aside, then puts them in one transaction, so that pages see the old
 * state or the new one and never half of it. False when another run is under way.
 */
export async function syncCloudhealth(scope: SystemScope, startedBy: string): Promise<boolean> {
  const pass = { runId: newId(), startedAt: now() };
  const begun = await withScope(scope, (db) =>
    beginSyncRun(db, { id: pass.runId, upstream: "cloudhealth", startedBy, at: pass.startedAt }),
  );
  if (!begun) return false;
  try {
    const lists = await readCloudhealthLists(scope, pass.runId);
    const { held, changes } = await swap(scope, lists, pass);
    const state = held.length > 0 ? "held" : lists.isWhole ? "done" : "incomplete";
    const removed = state === "done" ? await confirmRemovals(scope, pass) : 0;
    if (removed > 0) await withScope(scope, (db) => refreshAccountCounts(db, null));
    const end = { state, trouble: null, changes: { ...changes, removed }, held, at: now() } as const;
    await withScope(scope, (db) => endSyncRun(db, pass.runId, end));
  } catch (error) {
    await fail(scope, pass, error);
  } finally {
    await withScope(scope, (db) => dropStaging(db, pass.runId));
  }
  return true;
}

async function fail(scope: SystemScope, pass: SyncPass, error: unknown): Promise<void> {
  const trouble = error instanceof UpstreamFailure ? error.reason : "failing";
  await withScope(scope, (db) =>
    endSyncRun(db, pass.runId, { state: "failed", trouble, changes: NO_CHANGES, held: [], at: now() }),
  );
  if (!(error instanceof UpstreamFailure)) throw error;
  log.warn({ event: "sync-failed", run: pass.runId, reason: error.message }, "a sync of CloudHealth failed");
}

interface Swapped {
  readonly held: readonly MissedRow[];
  readonly changes: SyncChanges;
}

function swap(scope: SystemScope, lists: ListsRead, pass: SyncPass): Promise<Swapped> {
  return inTransaction(
    scope,
    async (db) => {
      if (!(await claimSwap(db, pass.runId))) throw new Error("Another run was begun because this one showed no life");
      const isEmptied = await hasEmptied(db, lists);
      const sums = { seen: lists.rows, changed: 0, missing: 0, removed: 0 };
      for (const table of SYNCED_TABLES) sums.changed += await putStaged(db, table, pass);
      const { missing, isSuspicious } = await judgeMissing(db, pass);
      sums.missing = missing;
      const held = lists.isWhole && (isEmptied || isSuspicious) ? await nameMissed(db, pass) : [];
      // One list that cannot be believed makes the whole run doubtful: nothing is counted as missing on its word.
      if (lists.isWhole && held.length === 0) for (const table of SYNCED_TABLES) await noteMissing(db, table, pass);
      await refreshAccountCounts(db, null);
      await dropSharedLinks(db);
      return { held, changes: sums };
    },
    { timeoutMs: SWAP_TIMEOUT_MS },
  );
}

async function hasEmptied(db: Db, { kinds }: ListsRead): Promise<boolean> {
  for (const { kind, rows } of kinds) if (rows === 0 && (await countAlive(db, kind)) > 0) return true;
  return false;
}

async function judgeMissing(db: Db, pass: SyncPass): Promise<{ missing: number; isSuspicious: boolean }> {
  const missed = [];
  for (const table of SYNCED_TABLES) missed.push(await countMissing(db, table, pass));
  return {
    missing: missed.reduce((sum, one) => sum + one.missing, 0),
    isSuspicious: missed.some(({ alive, missing, unreleased }) =>
      isShrinkSuspicious({ seen: alive - missing, alive, missing: unreleased }),
    ),
  };
}

async function nameMissed(db: Db, pass: SyncPass): Promise<MissedRow[]> {
  const named: MissedRow[] = [];
  for (const table of SYNCED_TABLES) {
    named.push(...(await listMissed(db, table, { pass, take: MOST_NAMED - named.length })));
  }
  return named;
}
