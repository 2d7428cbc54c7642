import type { ChartPeriod, CostChart } from "@/lib/domain/costs/cost-chart";
import { type CostComparison, sameBefore } from "@/lib/domain/costs/cost-comparison";
import type { CostRow } from "@/lib/domain/costs/cost-rows";
import { addDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";

export interface AmountBefore {
  readonly period: ChartPeriod;
  readonly amount: DecimalText | null;
}

/** What a row's figure was in the same place of the span before, for each period of a chart; null = nothing is known of it. */
export function amountsBefore(
  { periods, series }: CostChart,
  { earlier, interval, span }: CostComparison,
  row: Pick<CostRow, "kind" | "name">,
): (AmountBefore | null)[] {
  const shown = series.map(({ name }) => name);
  const question = { interval, from: span.start, to: span.end };
  return periods.map(({ start }) => {
    const at = earlier?.periods.findIndex((one) => one.start === sameBefore(start, question)) ?? -1;
    const period = earlier?.periods[at];
    return earlier && period ? { period, amount: amountAt({ chart: earlier, at }, row, shown) } : null;
  });
}

function amountAt(
  { chart: { series, totals, differences }, at }: { readonly chart: CostChart; readonly at: number },
  { kind, name }: Pick<CostRow, "kind" | "name">,
  shown: readonly string[],
): DecimalText | null {
  if (kind === "total") return totals[at] ?? null;
  if (kind === "difference") return differences[at] ?? null;
  const own = series.filter((one) => (kind === "member" ? one.name === name : !shown.includes(one.name)));
  const known = own.flatMap(({ amounts }) => amounts[at] ?? []);
  return known.length === 0 ? null : addDecimals(known);
}
