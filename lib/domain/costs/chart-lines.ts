import type { ChartPeriod, CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import type { CostReceipt } from "@/lib/domain/costs/cost-receipt";
import { costRows } from "@/lib/domain/costs/cost-rows";
import { isEstimate } from "@/lib/domain/costs/cost-state";

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
  "call",
  "fetched_at",
  "answer_sha256",
] as const;

/**
 * Charts as lines of a file, exact, the oldest period first: each series with data, what is left open, and the total,
 * every one with the call it comes from.
 */
export function chartLines(
  charts: readonly CostChart[],
  { split, within }: Pick<CostQuestion, "split" | "within">,
  receipts: readonly CostReceipt[],
): string[][] {
  return charts.flatMap((chart) => {
    const rows = costRows(chart, null);
    return chart.periods.flatMap((period, at) => {
      const { start, end, state } = period;
      const when = [start, end, "UTC", isEstimate(state) ? "estimated" : "final", state];
      const source = sourceOf(period, receipts);
      return rows.flatMap(({ kind, name, label, owner, amounts }) => {
        const amount = amounts[at] ?? null;
        if (amount === null) return [];
        return [[...when, kind, split, within ?? "", name, label, owner ?? "", amount, chart.currency, ...source]];
      });
    });
  });
}

function sourceOf({ readings }: ChartPeriod, receipts: readonly CostReceipt[]): string[] {
  const own = receipts.filter(({ reading }) => readings.includes(reading));
  return [
    own.map(({ asked }) => asked),
    own.map(({ fetchedAt }) => fetchedAt),
    own.map(({ answerHash }) => answerHash ?? ""),
  ].map((values) => values.join(" "));
}
