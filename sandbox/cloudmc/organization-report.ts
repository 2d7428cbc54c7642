import { Decimal } from "decimal.js";
import { unitPriceOf } from "./applied-pricings";
import { CATEGORIES, PRODUCTS, type Product } from "./catalogue";
import type { CloudMcWorld } from "./cloudmc-world";
import { pricingsCovering, resellerOf } from "./price-scope";
import { cutRange, type ProductLine, priceLines } from "./priced-lines";
import type { ReportQuery } from "./report-query";
import { moneyText, priceText, usageText } from "./tier-pricing";
import { usageOf } from "./usage";

type ReportProduct = { product: Product; usage: Decimal; cost: Decimal; lines: ProductLine[] };
type ReportCategory = { category: number; subTotal: Decimal; products: ReportProduct[] };
type ReportCurrency = { currency: string; total: Decimal; categories: ReportCategory[] };

const sumOf = (amounts: Decimal[]): Decimal => amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));

/** Null: nothing prices this organization in the period, or the period has not begun. */
export function priceOrganization(world: CloudMcWorld, query: ReportQuery, nowMs: number): ProductLine[] | null {
  const reseller = resellerOf(world.tree, query.organization.id);
  if (reseller === undefined || query.startMs > nowMs) return null;
  const covering = pricingsCovering(world.tree, world.pricings, {
    organization: query.organization,
    ownerId: reseller.id,
  });
  const slices = cutRange(query.range, covering);
  if (slices.length === 0 && !(query.range.fromHour >= query.range.toHour && covering.length > 0)) return null;
  return priceLines(slices, usageOf(query.organization, query.filter, nowMs));
}

function reportProducts(lines: ProductLine[], category: number): ReportProduct[] {
  return PRODUCTS.flatMap((product, at) => {
    const own = lines.filter((line) => line.product === at);
    if (product.category !== category || own.length === 0) return [];
    return [
      { product, usage: sumOf(own.map((line) => line.usage)), cost: sumOf(own.map((line) => line.cost)), lines: own },
    ];
  });
}

export function groupLines(lines: readonly ProductLine[]): ReportCurrency[] {
  const currencies = [...new Set(lines.map((line) => line.pricing.currency))];
  return currencies.map((currency) => {
    const own = lines.filter((line) => line.pricing.currency === currency);
    const categories = CATEGORIES.map((_, category) => {
      const products = reportProducts(own, category);
      return { category, products, subTotal: sumOf(products.map(({ cost }) => cost)) };
    }).filter(({ products }) => products.length > 0);
    return { currency, categories, total: sumOf(categories.map(({ subTotal }) => subTotal)) };
  });
}

/** One pricing shows its price; several at different prices in one period show the average. */
function averagePrice({ product, usage, cost, lines }: ReportProduct): Decimal {
  const prices = new Map(
    lines.map((line) => [unitPriceOf(product, line.pricing).toString(), unitPriceOf(product, line.pricing)]),
  );
  const [only] = prices.values();
  return prices.size === 1 && only !== undefined ? only : cost.div(usage).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
}

/** A tiered product carries its tiers and no price; an untiered one its price and no tiers. */
function showProduct(entry: ReportProduct): Record<string, unknown> {
  const { product } = entry;
  const tiers = entry.lines.flatMap((line) => line.tiers ?? []);
  return {
    sku: product.sku,
    name: product.name,
    cost: moneyText(entry.cost),
    usage: usageText(entry.usage),
    period: product.period,
    unit: product.unit,
    ...(product.tiers.length === 0 ? { price: priceText(averagePrice(entry)) } : {}),
    pricingTiers: tiers.map((tier) => ({
      usage: usageText(tier.usage),
      price: priceText(tier.price),
      cost: moneyText(tier.cost),
    })),
  };
}

export function showCurrencies(lines: readonly ProductLine[]): Record<string, unknown>[] {
  return groupLines(lines).map(({ currency, total, categories }) => ({
    currency,
    total: moneyText(total),
    categories: categories.map(({ category, subTotal, products }) => ({
      name: CATEGORIES[category] ?? {},
      subTotal: moneyText(subTotal),
      products: products.map(showProduct),
    })),
  }));
}
