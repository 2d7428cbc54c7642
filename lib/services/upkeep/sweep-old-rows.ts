import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import {
  deleteEmptyBatches,
  deleteOldDailyFigures,
  deleteOldImports,
  deleteOldOperations,
  deleteOldReadings,
  deleteOldRuns,
  deleteOldSessions,
  deleteOrphanStaging,
  type Sweep,
} from "@/lib/db/retention-rows";
import { dropOldBeats } from "@/lib/db/worker-rows";
import type { SystemScope } from "@/lib/domain/access/scope";

/** Thirteen months: a form sent again within the year is still known. */
export const OPERATIONS_KEPT_DAYS = 400;
/** A quarter of runs every fifteen minutes is some nine thousand rows. */
export const RUNS_KEPT_DAYS = 90;
/** After their end, so that it can still be told from where somebody was signed in. */
export const SESSIONS_KEPT_DAYS = 90;
/** Each holds up to five megabytes of what a partner knows of its customers. */
export const IMPORTS_KEPT_DAYS = 90;
/** What a figure was yesterday can be told from where it came. */
export const READINGS_KEPT_DAYS = 90;
/** How a month grew, while somebody may still ask. */
export const DAILY_FIGURES_KEPT_DAYS = 90;
const AT_ONCE = 5_000;

export interface Swept {
  readonly operations: number;
  readonly batches: number;
  readonly imports: number;
  readonly runs: number;
  readonly sessions: number;
  readonly staged: number;
  readonly readings: number;
  readonly figures: number;
}

/** Deletes what is over and old. The audit and the histories are not touched: they are kept for ever. */
export async function sweepOldRows(scope: SystemScope): Promise<Swept> {
  const all = async (olderThanDays: number, sweep: (db: Db, which: Sweep) => Promise<number>) => {
    for (let swept = 0; ; ) {
      const gone = await withScope(scope, (db) => sweep(db, { olderThanDays, most: AT_ONCE }));
      swept += gone;
      if (gone < AT_ONCE) return swept;
    }
  };
  const operations = await all(OPERATIONS_KEPT_DAYS, deleteOldOperations);
  const batches = await all(OPERATIONS_KEPT_DAYS, deleteEmptyBatches);
  const imports = await all(IMPORTS_KEPT_DAYS, deleteOldImports);
  const runs = await all(RUNS_KEPT_DAYS, deleteOldRuns);
  const sessions = await all(SESSIONS_KEPT_DAYS, deleteOldSessions);
  const readings = await all(READINGS_KEPT_DAYS, deleteOldReadings);
  const figures = await all(DAILY_FIGURES_KEPT_DAYS, deleteOldDailyFigures);
  const staged = await withScope(scope, deleteOrphanStaging);
  await withScope(scope, dropOldBeats);
  return { operations, batches, imports, runs, sessions, staged, readings, figures };
}
