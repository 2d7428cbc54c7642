import type { CostHistory, CostSeries } from "@/lib/domain/costs/cost-history";
import {
  compareDecimals,
  type DecimalText,
  fractionOfChange,
  magnitudeOf,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";

/** One service in the three months a reader compares. Null = no data. */
export interface ServiceChange {
  readonly name: string;
  readonly label: string;
  readonly before: DecimalText | null;
  readonly last: DecimalText | null;
  /** The month under way, so far. */
  readonly soFar: DecimalText | null;
  /** From the one complete month to the other; null when there is nothing to compare with. */
  readonly fraction: DecimalText | null;
}

export interface ServiceChanges {
  readonly months: { readonly before: Month; readonly last: Month; readonly soFar: Month };
  readonly services: readonly ServiceChange[];
}

/** Every service with a figure in the month under way or the two before it, the greatest of the last month first. */
export function serviceChanges(history: CostHistory, now: Date): ServiceChanges {
  const soFar = monthOf(now);
  const months = { before: shiftMonth(soFar, -2), last: shiftMonth(soFar, -1), soFar };
  const amountIn = (series: CostSeries, month: Month) => series.amounts[history.months.indexOf(month)] ?? null;
  const services = history.series
    .map((series) => {
      const before = amountIn(series, months.before);
      const last = amountIn(series, months.last);
      const fraction = before === null || last === null ? null : fractionOfChange(before, last);
      return { name: series.name, label: series.label, before, last, soFar: amountIn(series, soFar), fraction };
    })
    .filter((one) => one.before !== null || one.last !== null || one.soFar !== null)
    .sort((left, right) => compareSizes(left.last, right.last) || compareSizes(left.soFar, right.soFar));
  return { months, services };
}

function compareSizes(left: DecimalText | null, right: DecimalText | null): number {
  return compareDecimals(magnitudeOf(right ?? ZERO), magnitudeOf(left ?? ZERO));
}
