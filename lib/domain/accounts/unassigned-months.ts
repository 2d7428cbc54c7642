import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";

/** The last full month and the one under way. */
export interface TwoMonths {
  readonly last: Month;
  readonly current: Month;
}

export function unassignedMonths(now: Date): TwoMonths {
  const current = monthOf(now);
  return { current, last: shiftMonth(current, -1) };
}
