import { type AmountBefore, amountsBefore } from "@/lib/domain/costs/amounts-before";
import { CALL_COLUMNS, callCells, callsByReading } from "@/lib/domain/costs/call-cells";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import type { CostCall } from "@/lib/domain/costs/cost-receipt";
import { costRows } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";

export const CHART_LINE_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "zone",
  "figures",
  "state",
  "line",
  "split",
  "within_service",
  "name",
  "label",
  "account",
  "amount",
  "currency",
  "before_from_utc",
  "before_to_utc_excluded",
  "before_amount",
  "difference",
  ...CALL_COLUMNS,
] as const;

/**
 * Charts as lines of a file, exact, the oldest period first: each series with data, what is left open, and the total,
 * every one beside the same of the span before where that is compared, with the calls it comes from.
 */
export function chartLines(
  { charts, comparisons }: { charts: readonly CostChart[]; comparisons: readonly CostComparison[] },
  { split, within }: Pick<CostQuestion, "split" | "within">,
  receipts: readonly CostCall[],
): string[][] {
  const calls = callsByReading(receipts);
  return charts.flatMap((chart) => {
    const comparison = comparisons.find(({ currency }) => currency === chart.currency) ?? null;
    const rows = costRows(chart, comparison).map((row) => ({
      ...row,
      before: comparison && amountsBefore(chart, comparison, row),
    }));
    return chart.periods.flatMap((period, at) => {
      const { start, end, state } = period;
      const when = [start, end, "UTC", isEstimate(state) ? "estimated" : "final", state];
      return rows.flatMap(({ kind, name, label, owner, amounts, before }) => {
        const amount = amounts[at] ?? null;
        const former = before?.[at] ?? null;
        if (amount === null && (former?.amount ?? null) === null) return [];
        const what = [kind, split, within ?? "", name, label, owner ?? "", amount ?? "", chart.currency];
        const source = callCells([...period.readings, ...(former?.period.readings ?? [])], calls);
        return [[...when, ...what, ...besides(amount, former), ...source]];
      });
    });
  });
}

function besides(amount: CostChart["totals"][number], former: AmountBefore | null): string[] {
  if (former === null) return ["", "", "", ""];
  const { period } = former;
  const difference = subtractDecimals(amount ?? ZERO, former.amount ?? ZERO);
  return [period.start, period.end, former.amount ?? "", difference];
}
