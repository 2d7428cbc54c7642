const FIRST_POLL_MS = 2_000;
const SLOWEST_POLL_MS = 30_000;
const PATIENCE_MS = 30 * 60_000;

/** here-usage.md 6.1: from two seconds, half as long again each time, at most thirty; null after half an hour. */
export function nextPollInMs(polls: number, ageMs: number): number | null {
  if (ageMs > PATIENCE_MS) return null;
  return Math.min(SLOWEST_POLL_MS, Math.round(FIRST_POLL_MS * 1.5 ** Math.min(polls, 10)));
}
