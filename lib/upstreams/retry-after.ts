import "server-only";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;

/** Reads `Retry-After` in either of its forms, seconds or an HTTP date; null when absent or neither. */
export function parseRetryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return bounded(Number(text) * 1_000);
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : bounded(at - now.getTime());
}

function bounded(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms));
}
