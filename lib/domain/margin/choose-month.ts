import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";

/**
 * The month asked for where it is kept, else the newest that is over: customers' bills lag the partner's cost by a day
 * (cloudhealth.md 12), and the month under way would show losses that are none.
 */
export function chooseMonth(wanted: Month | null, kept: readonly Month[], now: Date): Month {
  if (wanted !== null && kept.includes(wanted)) return wanted;
  const underWay = monthOf(now);
  return kept.find((month) => month < underWay) ?? kept[0] ?? shiftMonth(underWay, -1);
}
