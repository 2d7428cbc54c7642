import "server-only";
import { refreshAccountCounts } from "@/lib/db/assignment-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { dropSharedLinks } from "@/lib/db/customer-rows";
import { dropAlike } from "@/lib/db/drift-rows";
import { savepoint } from "@/lib/db/savepoint";
import {
  countAlive,
  countMissing,
  listMissed,
  type Missed,
  noteMissing,
  putStaged,
  SYNCED_TABLES,
  type SyncedTable,
  type SyncPass,
} from "@/lib/db/sync-rows";
import { beginSyncRun, claimSwap, endSyncRun } from "@/lib/db/sync-run-rows";
import { dropStaging } from "@/lib/db/sync-staging-rows";
import { recountUnassigned } from "@/lib/db/unassigned-total-rows";
import { wantFirstReading } from "@/lib/db/wanted-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { unassignedMonths } from "@/lib/domain/accounts/unassigned-months";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";
import {
  type HeldCause,
  type HeldRow,
  type HeldWhy,
  MOST_HELD_ROWS,
  type SyncChanges,
} from "@/lib/domain/sync/sync-run";
import { confirmRemovals } from "@/lib/services/sync/confirm-removals";
import { type ListsRead, readCloudhealthLists } from "@/lib/services/sync/read-cloudhealth-lists";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const SWAP_TIMEOUT_MS = 120_000;
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
    const state = held ? "held" : lists.isWhole ? "done" : "incomplete";
    const removed = state === "done" ? await confirmRemovals(scope, pass) : 0;
    if (removed > 0) await inTransaction(scope, countAnew);
    const end = { state, trouble: null, changes: { ...changes, removed }, held, at: now() } as const;
    await withScope(scope, (db) => endSyncRun(db, pass.runId, end));
  } catch (error) {
    await fail(scope, pass, error);
  } finally {
    await withScope(scope, (db) => dropStaging(db, pass.runId));
    await compareAnew(scope);
  }
  return true;
}

/** Not part of the reading: accounts that stay to be compared cost pages time and nothing else. */
async function compareAnew(scope: SystemScope): Promise<void> {
  try {
    await withScope(scope, dropAlike);
  } catch (error) {
    log.warn({ event: "comparison-failed", err: error }, "what was read could not be compared with what is wanted");
  }
}

async function fail(scope: SystemScope, pass: SyncPass, error: unknown): Promise<void> {
  const trouble = error instanceof UpstreamFailure ? error.reason : error instanceof CallStopped ? null : "failing";
  await withScope(scope, (db) =>
    endSyncRun(db, pass.runId, { state: "failed", trouble, changes: NO_CHANGES, at: now() }),
  );
  if (!(error instanceof UpstreamFailure)) throw error;
  log.warn({ event: "sync-failed", run: pass.runId, reason: error.message }, "a sync of CloudHealth failed");
}

interface Swapped {
  /** Null when nothing speaks against what was read. */
  readonly held: { readonly rows: readonly HeldRow[]; readonly why: HeldWhy } | null;
  readonly changes: SyncChanges;
}

function swap(scope: SystemScope, lists: ListsRead, pass: SyncPass): Promise<Swapped> {
  return inTransaction(
    scope,
    async (db) => {
      if (!(await claimSwap(db, pass.runId))) throw new Error("Another run was begun because this one showed no life");
      const emptied = await findEmptied(db, lists);
      const sums = { seen: lists.rows, changed: 0, missing: 0, removed: 0 };
      const undo = await savepoint(db);
      for (const table of SYNCED_TABLES) sums.changed += await putStaged(db, table, pass);
      const missed = await countMissed(db, pass);
      sums.missing = missed.reduce((sum, one) => sum + one.missing, 0);
      const held = lists.isWhole ? await findDoubts(db, { pass, missed, emptied }) : null;
      // One list that cannot be believed makes the whole run doubtful: its word changes nothing, and what looks new in it
      // may be what is known under another id.
      if (held) {
        await undo();
        return { held, changes: { ...sums, changed: 0 } };
      }
      if (lists.isWhole) {
        for (const table of SYNCED_TABLES) await noteMissing(db, table, pass);
        await wantFirstReading(db, pass.startedAt);
      }
      await countAnew(db);
      await dropSharedLinks(db);
      return { held, changes: sums };
    },
    { timeoutMs: SWAP_TIMEOUT_MS },
  );
}

async function countAnew(db: Db): Promise<void> {
  await refreshAccountCounts(db, null);
  await recountUnassigned(db, unassignedMonths(now()));
}

/** Lists that came empty although there are rows of them that nobody has let go. */
async function findEmptied(db: Db, { kinds }: ListsRead): Promise<HeldCause[]> {
  const causes: HeldCause[] = [];
  for (const { kind, rows } of kinds) {
    const known = rows === 0 ? await countAlive(db, kind, { missingReleased: false }) : 0;
    if (known > 0) causes.push({ list: kind, isEmpty: true, known, missing: known });
  }
  return causes;
}

type MissedOf = Missed & { readonly table: SyncedTable };

async function countMissed(db: Db, pass: SyncPass): Promise<MissedOf[]> {
  const missed: MissedOf[] = [];
  for (const table of SYNCED_TABLES) missed.push({ table, ...(await countMissing(db, table, pass)) });
  return missed;
}

interface Doubts {
  readonly pass: SyncPass;
  readonly missed: readonly MissedOf[];
  readonly emptied: readonly HeldCause[];
}

async function findDoubts(db: Db, { pass, missed, emptied }: Doubts): Promise<Swapped["held"]> {
  const shrunk = missed.filter(({ table, alive, missing, unreleased }) => {
    const isSaid = emptied.some(({ list }) => list === table);
    return !isSaid && isShrinkSuspicious({ seen: alive - missing, alive, missing: unreleased });
  });
  const causes = [
    ...emptied,
    ...shrunk.map(({ table, alive, unreleased }) => ({
      list: table,
      isEmpty: false,
      known: alive,
      missing: unreleased,
    })),
  ];
  if (causes.length === 0) return null;
  const rows: HeldRow[] = [];
  for (const table of SYNCED_TABLES) {
    rows.push(...(await listMissed(db, table, { pass, take: MOST_HELD_ROWS - rows.length })));
  }
  return { rows, why: { total: missed.reduce((sum, one) => sum + one.unreleased, 0), causes } };
}
