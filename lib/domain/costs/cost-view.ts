import type { CostHistory, CostSeries } from "@/lib/domain/costs/cost-history";
import type { CostState } from "@/lib/domain/costs/cost-state";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  fractionOfChange,
  magnitudeOf,
  subtractDecimals,
} from "@/lib/domain/values/decimal-text";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";

export interface CostViewSeries extends CostSeries {
  /** The rest is every service that has no series of its own; its name and label are empty, pages name it. */
  readonly kind: "service" | "rest";
}

/** A cost history as a chart shows it: the greatest services and the rest, which together are all of it. */
export interface CostView {
  readonly months: readonly { readonly month: Month; readonly state: CostState }[];
  readonly series: readonly CostViewSeries[];
  readonly totals: readonly (DecimalText | null)[];
}

/**
 * The `top` greatest services by what they moved in all months, credits counting by their size, then the exact sum
 * of the others. Services without any data are left out; one last service stands for itself instead of as a rest.
 */
export function costView(history: CostHistory, top: number): CostView {
  const ranked = history.series
    .filter((series) => series.amounts.some((amount) => amount !== null))
    .map((series) => ({ series, size: sizeOf(series) }))
    .sort((left, right) => compareDecimals(right.size, left.size) || compareNames(left.series, right.series))
    .map(({ series }) => series);
  const shown = ranked.length <= top + 1 ? ranked : ranked.slice(0, top);
  const rest = ranked.slice(shown.length);
  const services = shown.map((series) => ({ ...series, kind: "service" as const }));
  return {
    months: history.months.map((month) => ({ month, state: stateOfMonth(history, month) })),
    series: rest.length === 0 ? services : [...services, sumOf(rest, history.months.length)],
    totals: history.totals,
  };
}

/** A month that the history does not reach has not begun to be known: as little final as the one under way. */
export function stateOfMonth({ months, states }: CostHistory, month: Month): CostState {
  return states[months.indexOf(month)] ?? "under-way";
}

/** Null when the history does not reach the month or has no data for it; never zero in their place. */
export function costOfMonth(history: CostHistory, month: Month): DecimalText | null {
  return history.totals[history.months.indexOf(month)] ?? null;
}

export interface MonthChange {
  readonly month: Month;
  readonly amount: DecimalText;
  readonly before: DecimalText;
  readonly difference: DecimalText;
  /** Null when the month before cost nothing. */
  readonly fraction: DecimalText | null;
}

/**
 * The last complete month against the one before it. The month under way is never compared: monthly figures do not
 * say what the same part of another month cost. Null unless both months have data.
 */
export function lastMonthChange(history: CostHistory, now: Date): MonthChange | null {
  const month = shiftMonth(monthOf(now), -1);
  const amount = costOfMonth(history, month);
  const before = costOfMonth(history, shiftMonth(month, -1));
  if (amount === null || before === null) return null;
  const difference = subtractDecimals(amount, before);
  return { month, amount, before, difference, fraction: fractionOfChange(before, amount) };
}

function sumOf(series: readonly CostSeries[], months: number): CostViewSeries {
  const amounts = Array.from({ length: months }, (_, at) => {
    const known = series.flatMap((one) => one.amounts[at] ?? []);
    return known.length === 0 ? null : addDecimals(known);
  });
  return { kind: "rest", name: "", label: "", amounts };
}

function sizeOf(series: CostSeries): DecimalText {
  return addDecimals(series.amounts.flatMap((amount) => (amount === null ? [] : magnitudeOf(amount))));
}

/** By code unit, so that server and browser agree whatever their language. */
function compareNames(left: CostSeries, right: CostSeries): number {
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
}
