import { CALL_COLUMNS, callCells, callsByReading } from "@/lib/domain/costs/call-cells";
import { checkCostHistory } from "@/lib/domain/costs/cost-check";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CostCall } from "@/lib/domain/costs/cost-receipt";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { stateOfMonth } from "@/lib/domain/costs/cost-view";

export const COST_LINE_COLUMNS = [
  "month_utc",
  "state",
  "service",
  "service_name",
  "amount",
  "currency",
  ...CALL_COLUMNS,
] as const;

/** What stands where a month's total is more or less than its services, so that a file adds up to CloudHealth's total. */
const UNEXPLAINED = "not-by-service";

/** A cost history as lines of a file: one per month and service that has data, exact, newest month last, each with its receipt. */
export function costLines(history: CostHistory, receipts: readonly CostCall[]): string[][] {
  const calls = callsByReading(receipts);
  const gaps = checkCostHistory(history);
  return history.months.flatMap((month, at) => {
    const state = isEstimate(stateOfMonth(history, month)) ? "estimated" : "final";
    const source = callCells(history.readings[at] ?? [], calls);
    const line = (name: string, label: string, amount: string) => [
      month,
      state,
      name,
      label,
      amount,
      history.currency,
      ...source,
    ];
    return [
      ...history.series.flatMap(({ name, label, amounts }) => {
        const amount = amounts[at] ?? null;
        return amount === null ? [] : [line(name, label, amount)];
      }),
      ...gaps.filter((gap) => gap.month === month).map((gap) => line(UNEXPLAINED, "", gap.difference)),
    ];
  });
}
