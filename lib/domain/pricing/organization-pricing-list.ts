import type { OrganizationPricing } from "@/lib/domain/pricing/price-report";
import { addDecimals, compareDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";
import {
  type PageSize,
  pageParam,
  pageSizeParam,
  paramOf,
  searchParam,
  type UrlParams,
} from "@/lib/domain/values/list-query";
import { type Currency, parseCurrency } from "@/lib/domain/values/money";
import { toSearchText } from "@/lib/domain/values/search-text";

/** What the list of all organizations' prices shows; lives in the address and nowhere else. */
export interface OrganizationPricingQuery {
  readonly q: string;
  readonly currency: Currency | null;
  readonly page: number;
  readonly per: PageSize;
}

export function organizationPricingQuery(params: UrlParams): OrganizationPricingQuery {
  return {
    q: searchParam(params),
    currency: parseCurrency(paramOf(params, "currency")),
    page: pageParam(params),
    per: pageSizeParam(params),
  };
}

/** Those that fit, currency by currency, the greatest total of each first: totals of two currencies have no order. */
export function chooseOrganizationPricings(
  rows: readonly OrganizationPricing[],
  { q, currency }: Pick<OrganizationPricingQuery, "q" | "currency">,
): OrganizationPricing[] {
  const wanted = toSearchText(q);
  return rows
    .filter((row) => currency === null || row.currency === currency)
    .filter((row) => wanted === "" || searchTextOf(row).includes(wanted))
    .sort(
      (left, right) =>
        compareCodes(left.currency, right.currency) ||
        compareDecimals(right.total, left.total) ||
        compareCodes(left.organization.id, right.organization.id),
    );
}

export interface CurrencyTotal {
  readonly currency: Currency;
  readonly total: DecimalText;
  readonly organizations: number;
}

/** One exact total for each currency; they are never added to each other. */
export function totalsByCurrency(rows: readonly OrganizationPricing[]): CurrencyTotal[] {
  const codes = [...new Set(rows.map((row) => row.currency))].sort(compareCodes);
  return codes.map((currency) => {
    const inIt = rows.filter((row) => row.currency === currency);
    const organizations = new Set(inIt.map((row) => row.organization.id)).size;
    return { currency, total: addDecimals(inIt.map((row) => row.total)), organizations };
  });
}

function searchTextOf({ organization, appliedPricing }: OrganizationPricing): string {
  return toSearchText(`${organization.name} ${Object.values(appliedPricing.name).join(" ")}`);
}

function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
