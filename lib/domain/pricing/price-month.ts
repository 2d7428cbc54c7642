import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";
import { type Month, monthOf, monthsUpTo, parseMonth } from "@/lib/domain/values/month";

/** How far back a page of prices goes; each month asked for is fetched and kept. */
const MONTHS_BACK = 24;

/** The months that can be chosen, newest first. */
export function priceMonths(now: Date): Month[] {
  return monthsUpTo(monthOf(now), MONTHS_BACK).reverse();
}

/** The month an address names, or the one under way. */
export function priceMonth(params: UrlParams, now: Date): Month {
  const wanted = parseMonth(paramOf(params, "month"));
  return wanted !== null && priceMonths(now).includes(wanted) ? wanted : monthOf(now);
}
