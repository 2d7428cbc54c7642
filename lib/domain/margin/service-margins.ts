import type { ServiceCost } from "@/lib/domain/margin/margin-facts";
import { addDecimals, compareDecimals, type DecimalText, subtractDecimals } from "@/lib/domain/values/decimal-text";
import { toSearchText } from "@/lib/domain/values/search-text";

/** A category that CloudMC prices, under all of its names. */
export interface PricedCategoryName {
  readonly names: readonly string[];
  readonly subTotal: DecimalText;
}

/** What is earned on one service; a side that does not know it by this name has none. */
export interface ServiceMargin extends ServiceCost {
  readonly price: DecimalText | null;
  /** Billed less cost; null where one of them is not there. */
  readonly margin: DecimalText | null;
}

/**
 * Both of CloudHealth's sides name a service alike; CloudMC's categories are matched by name, all of them that bear it, and
 * those that match nothing are lines of their own. Losses first, then the least earned, then what stands on one side only.
 */
export function serviceMargins(
  services: readonly ServiceCost[],
  categories: readonly PricedCategoryName[],
): ServiceMargin[] {
  const known = new Set(services.map(({ label }) => toSearchText(label)));
  const isKnown = ({ names }: PricedCategoryName) => names.some((name) => known.has(toSearchText(name)));
  const lines = services
    .filter(({ partner, customer }) => partner !== null || customer !== null)
    .map((service) => {
      const wanted = toSearchText(service.label);
      const priced = categories.filter(({ names }) => names.some((name) => toSearchText(name) === wanted));
      const price = priced.length === 0 ? null : addDecimals(priced.map(({ subTotal }) => subTotal));
      const { partner, customer } = service;
      const margin = partner === null || customer === null ? null : subtractDecimals(customer, partner);
      return { ...service, price, margin };
    });
  const others = categories
    .filter((category) => !isKnown(category))
    .map(({ names: [name = ""], subTotal }) => ({
      name,
      label: name,
      partner: null,
      customer: null,
      price: subTotal,
      margin: null,
    }));
  return [...lines, ...others].sort(byMargin);
}

function byMargin(left: ServiceMargin, right: ServiceMargin): number {
  if (left.margin === null || right.margin === null)
    return Number(left.margin === null) - Number(right.margin === null);
  return compareDecimals(left.margin, right.margin);
}
