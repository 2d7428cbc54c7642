import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";

/** How many months a page of costs shows; thirteen is all that CloudHealth tells (cloudhealth.md 9). */
export const COST_RANGES = [3, 6, 12, 13] as const;
export type CostRange = (typeof COST_RANGES)[number];

const USUAL: CostRange = 12;

export function costRange(params: UrlParams): CostRange {
  const text = paramOf(params, "months");
  return COST_RANGES.find((range) => String(range) === text) ?? USUAL;
}

/** The newest months of a history; services that had nothing in them stay, without figures. */
export function newestMonths(history: CostHistory, range: CostRange): CostHistory {
  const newest = <T>(values: readonly T[]) => values.slice(-range);
  return {
    ...history,
    months: newest(history.months),
    states: newest(history.states),
    readings: newest(history.readings),
    series: history.series.map((one) => ({ ...one, amounts: newest(one.amounts) })),
    totals: newest(history.totals),
  };
}
