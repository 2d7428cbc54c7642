import type { PriceReport } from "@/lib/domain/pricing/price-report";
import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** What a unit costs, by currency and SKU: a price, or one for each tier in use. */
export type UnitPrices = ReadonlyMap<string, readonly DecimalText[]>;

export function unitPrices({ currencies }: PriceReport): UnitPrices {
  const products = currencies.flatMap(({ currency, categories }) =>
    categories.flatMap((category) => category.products.map((product) => ({ currency, ...product }))),
  );
  return new Map(
    products.map(({ currency, sku, price, tiers }) => [
      `${currency} ${sku}`,
      tiers.length > 0 ? tiers.map((tier) => tier.price) : price === null ? [] : [price],
    ]),
  );
}

/** How many products cost other than before. A tier that one of the two did not reach says nothing of its price. */
export function countMovedPrices(before: UnitPrices, after: UnitPrices): number {
  return [...after].filter(([product, prices]) => {
    const former = before.get(product) ?? [];
    return prices.some((price, tier) => (former[tier] ?? price) !== price);
  }).length;
}
