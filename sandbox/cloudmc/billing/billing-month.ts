const LAST_DAY_OF_ALL = 28;

/** A billing cycle begins on its reseller's billing day at midnight UTC; the first unless it says otherwise. */
function cycleOf(moment: number, billingDay: number, step: number): number {
  const day = Math.min(LAST_DAY_OF_ALL, Math.max(1, Math.trunc(billingDay)));
  const date = new Date(moment);
  const month = date.getUTCMonth() - (date.getUTCDate() < day ? 1 : 0);
  return Date.UTC(date.getUTCFullYear(), month + step, day);
}

export function cycleStart(moment: number, billingDay: number): number {
  return cycleOf(moment, billingDay, 0);
}

export function nextCycle(moment: number, billingDay: number): number {
  return cycleOf(moment, billingDay, 1);
}
