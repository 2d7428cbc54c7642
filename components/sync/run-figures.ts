import { remainingSeconds } from "@/lib/domain/sync/remaining-time";
import type { SyncRun } from "@/lib/domain/sync/sync-run";

const MS = 1000;
const MINUTE_S = 60;

export function secondsOf({ startedAt, endedAt }: Pick<SyncRun, "startedAt" | "endedAt">): number | null {
  return endedAt === null ? null : Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / MS));
}

/** Minutes a reading will still take; null when it is over, or when nothing is known of it yet. */
export function minutesLeft(run: SyncRun, pace: { ratePerMinute: number; now: Date }): number | null {
  if (run.state !== "running") return null;
  const seconds = remainingSeconds(run, pace);
  return seconds === null ? null : Math.round(seconds / MINUTE_S);
}
