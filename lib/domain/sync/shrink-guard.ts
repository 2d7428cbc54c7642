const ALWAYS_ALLOWED = 5;
const ALLOWED_PERCENT = 2;

/**
 * A pass that misses more than five rows and more than two in a hundred, or that is empty where there were rows, is
 * more likely a broken answer than the truth: nothing is removed on its word (RELIABILITY.md 3.3).
 */
export function isShrinkSuspicious({
  seen,
  alive,
  missing,
}: {
  seen: number;
  alive: number;
  /** Without those that an admin has let go. */
  missing: number;
}): boolean {
  if (seen === 0 && missing > 0) return true;
  return missing > Math.max(ALWAYS_ALLOWED, (alive * ALLOWED_PERCENT) / 100);
}
