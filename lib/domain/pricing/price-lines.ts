import type { OrganizationPricing, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { type Month, periodOfMonth } from "@/lib/domain/values/month";
import { wordIn } from "@/lib/domain/values/words";

export const PRICE_LINE_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "currency",
  "category",
  "sku",
  "product",
  "tier",
  "usage",
  "unit",
  "period",
  "price",
  "cost",
] as const;

/** Priced usage as lines of a file: one per product, or one per tier where there are tiers, so that costs add up. */
export function priceLines(report: PriceReport, of: Month, language: string): string[][] {
  const { from, to } = periodOfMonth(of);
  return report.currencies.flatMap(({ currency, categories }) =>
    categories.flatMap(({ name, products }) =>
      products.flatMap((product) =>
        pricedParts(product).map(({ tier, usage, price, cost }) => [
          from,
          to,
          currency,
          wordIn(name, language, ""),
          product.sku,
          wordIn(product.name, language, product.sku),
          tier,
          usage,
          wordIn(product.unit.name, language, product.unit.code),
          product.period,
          price,
          cost,
        ]),
      ),
    ),
  );
}

function pricedParts({ tiers, usage, price, cost }: PricedProduct) {
  if (tiers.length === 0) return [{ tier: "", usage, price: price ?? "", cost }];
  return tiers.map((tier, at) => ({ ...tier, tier: String(at + 1) }));
}

export const ORGANIZATION_LINE_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "organization_id",
  "organization",
  "applied_pricing_id",
  "applied_pricing",
  "currency",
  "total",
] as const;

export function organizationLines(rows: readonly OrganizationPricing[], of: Month, language: string): string[][] {
  const { from, to } = periodOfMonth(of);
  return rows.map(({ organization, appliedPricing, currency, total }) => [
    from,
    to,
    organization.id,
    organization.name,
    appliedPricing.id,
    wordIn(appliedPricing.name, language, appliedPricing.id),
    currency,
    total,
  ]);
}
