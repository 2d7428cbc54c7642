import { CALL_COLUMNS, callCells, callsByReading } from "@/lib/domain/costs/call-cells";
import type { CostCall } from "@/lib/domain/costs/cost-receipt";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import type { Earned } from "@/lib/domain/margin/margin-bridge";
import type { ListedMargin } from "@/lib/domain/margin/margin-line";
import { type Month, periodOfMonth } from "@/lib/domain/values/month";

export const MARGIN_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "figures",
  "state",
  "customer_id",
  "customer",
  "currency",
  "partner_cost",
  "exclusions",
  "customer_cost",
  "margin_billed",
  "margin_billed_share",
  "margin_billed_not_known",
  "price",
  "margin_priced",
  "margin_priced_share",
  "margin_priced_not_known",
  ...["partner", "customer", "price"].flatMap((of) => CALL_COLUMNS.map((name) => `${of}_${name}`)),
] as const;

/** A list of margins as lines of a file, exact; what is not known is empty and says why. */
export function marginFile(
  lines: readonly ListedMargin[],
  of: Month,
  { calls, priceCalls }: { calls: readonly CostCall[]; priceCalls: readonly CostCall[] },
): string[][] {
  const { from, to } = periodOfMonth(of);
  const [known, priced] = [callsByReading(calls), callsByReading(priceCalls)];
  return lines.map(({ state, margin, prices, readings, ...line }) => [
    from,
    to,
    isEstimate(state) ? "estimated" : "final",
    state,
    line.customer,
    line.name,
    line.currency ?? "",
    line.partner ?? "",
    line.exclusions ?? "",
    line.billed ?? "",
    ...earnedCells(margin.billed),
    prices.map(({ amount, currency }) => `${amount} ${currency}`).join(" + "),
    ...earnedCells(margin.priced),
    ...callCells([readings.partner ?? []].flat(), known),
    ...callCells([readings.customer ?? []].flat(), known),
    ...callCells([line.customer], priced),
  ]);
}

function earnedCells(earned: Earned): string[] {
  return earned.state === "known" ? [earned.amount, earned.share ?? "", ""] : ["", "", earned.why];
}
