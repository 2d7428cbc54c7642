import type { CostReceipt, ReceiptPeriod } from "@/lib/domain/costs/cost-receipt";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { addDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";
import { choiceParam, paramOf, searchParam, type UrlParams } from "@/lib/domain/values/list-query";

/** Which figure a receipt is of, as its address says. */
export interface CostReceiptQuery {
  readonly readings: readonly string[];
  readonly split: string;
  /** The service whose part the figure is. */
  readonly within: string | null;
  /** From the first day up to and without the second; null: all that the readings hold. */
  readonly span: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
  readonly customer: CustomerId | null;
  /** The page that the figure stands on, and its address parameters, to go back to. */
  readonly page: "costs" | "margin";
  readonly back: string;
}

export function costReceiptQuery(params: UrlParams): CostReceiptQuery {
  const [from, to] = [parseCalendarDate(paramOf(params, "from")), parseCalendarDate(paramOf(params, "to"))];
  return {
    readings: readingsOf(params),
    split: paramOf(params, "split") || "service",
    within: searchParam(params, "within") || null,
    span: from === null || to === null ? null : { from, to },
    customer: parseCustomerId(paramOf(params, "customer")),
    page: choiceParam(paramOf(params, "page"), ["costs", "margin"], "costs"),
    back: new URLSearchParams(paramOf(params, "back")).toString(),
  };
}

/** The periods the figure is made of, the oldest first, each with the place of its receipt; and what they come to. */
export function receiptPeriods(
  receipts: readonly CostReceipt[],
  { split, span }: CostReceiptQuery,
): { readonly periods: readonly (ReceiptPeriod & { readonly call: number })[]; readonly total: DecimalText } {
  const periods = receipts
    .flatMap((receipt, at) => receipt.periods.map((period) => ({ ...period, call: at + 1 })))
    .filter((one) => one.split === split)
    .filter(({ start }) => span === null || (start >= span.from && start < span.to))
    .sort((left, right) => (left.start < right.start ? -1 : left.start > right.start ? 1 : 0));
  return { periods, total: addDecimals(periods.flatMap(({ total }) => total ?? [])) };
}

function readingsOf(params: UrlParams): readonly string[] {
  if (params instanceof URLSearchParams) return params.getAll("reading");
  return [params.reading ?? []].flat();
}
