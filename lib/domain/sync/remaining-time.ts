import type { SyncRun } from "@/lib/domain/sync/sync-run";

/** Fewer calls say nothing of the pace yet. */
const ENOUGH_CALLS = 5;

/**
 * Seconds a run will still take, from the calls that are left, the pace so far and the upstream's limit, whichever is
 * slower. Null while nothing is known of either.
 */
export function remainingSeconds(
  run: Pick<SyncRun, "calls" | "callsPlanned" | "startedAt">,
  { ratePerMinute, now }: { ratePerMinute: number; now: Date },
): number | null {
  if (run.callsPlanned === null) return null;
  const left = Math.max(0, run.callsPlanned - run.calls);
  const elapsed = Math.max(0, now.getTime() - Date.parse(run.startedAt)) / 1_000;
  // A minute's calls may leave at once; beyond them the limit sets the pace.
  const atLimit = Math.max(0, (run.callsPlanned - ratePerMinute) * (60 / ratePerMinute) - elapsed);
  const atPace = run.calls < ENOUGH_CALLS ? 0 : (left * elapsed) / run.calls;
  return Math.ceil(Math.max(atLimit, atPace));
}
