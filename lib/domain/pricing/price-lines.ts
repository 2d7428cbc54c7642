import { priceReceiptLines } from "@/lib/domain/pricing/price-receipt";
import type { OrganizationPricing, PricedProduct, PriceReading, PriceReport } from "@/lib/domain/pricing/price-report";
import { addDecimals, subtractDecimals } from "@/lib/domain/values/decimal-text";
import { isUnderWay, type Month, periodOfMonth } from "@/lib/domain/values/month";
import { wordIn } from "@/lib/domain/values/words";

const RECEIPT_COLUMNS = ["call", "read_at_utc", "answer_sha256"] as const;

export const PRICE_LINE_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "figures",
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
  ...RECEIPT_COLUMNS,
] as const;

/** The call that the figures of a file come from: the same in every line. */
export interface LineSource {
  readonly month: Month;
  readonly reading: PriceReading | null;
  readonly readAt: string;
  readonly now: Date;
  readonly language: string;
}

/** What stands in a product's or a tier's place where a sum is more or less than its parts, so that a file adds up. */
const UNEXPLAINED = { category: "not-by-category", product: "not-by-product", tier: "not-by-tier" } as const;

/** Priced usage as lines of a file: one per product, or one per tier where there are tiers; costs add up to the totals. */
export function priceLines(report: PriceReport, source: LineSource): string[][] {
  const { language } = source;
  const [period, receipt] = [periodCells(source), receiptCells(source)];
  const products = report.currencies.flatMap(({ currency, categories }) =>
    categories.flatMap(({ name, products }) =>
      products.flatMap((product) =>
        pricedParts(product).map(({ tier, usage, price, cost }) => [
          ...period,
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
          ...receipt,
        ]),
      ),
    ),
  );
  const rounding = priceReceiptLines(report).flatMap(({ category, currency, difference }) => {
    if (difference === null || difference === "0") return [];
    const [name, sku] = category ? [wordIn(category, language, ""), UNEXPLAINED.product] : ["", UNEXPLAINED.category];
    return [[...period, currency, name, sku, "", "", "", "", "", "", difference, ...receipt]];
  });
  return [...products, ...rounding];
}

function pricedParts({ tiers, usage, price, cost }: PricedProduct) {
  if (tiers.length === 0) return [{ tier: "", usage, price: price ?? "", cost }];
  const parts = tiers.map((tier, at) => ({ ...tier, tier: String(at + 1) }));
  const rest = subtractDecimals(cost, addDecimals(tiers.map((tier) => tier.cost)));
  return rest === "0" ? parts : [...parts, { tier: UNEXPLAINED.tier, usage: "", price: "", cost: rest }];
}

/** CloudMC states no month as final: one that is over may still be priced again (cloudmc.md 9). */
function periodCells({ month, now }: LineSource): string[] {
  const { from, to } = periodOfMonth(month);
  return [from, to, isUnderWay(month, now) ? "estimated" : "over"];
}

function receiptCells({ reading, readAt }: LineSource): string[] {
  return [reading?.asked ?? "", readAt, reading?.answerHash ?? ""];
}

export const ORGANIZATION_LINE_COLUMNS = [
  "from_utc",
  "to_utc_excluded",
  "figures",
  "organization_id",
  "organization",
  "applied_pricing_id",
  "applied_pricing",
  "currency",
  "total",
  ...RECEIPT_COLUMNS,
] as const;

export function organizationLines(rows: readonly OrganizationPricing[], source: LineSource): string[][] {
  const [period, receipt] = [periodCells(source), receiptCells(source)];
  return rows.map(({ organization, appliedPricing, currency, total }) => [
    ...period,
    organization.id,
    organization.name,
    appliedPricing.id,
    wordIn(appliedPricing.name, source.language, appliedPricing.id),
    currency,
    total,
    ...receipt,
  ]);
}
