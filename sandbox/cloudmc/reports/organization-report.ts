import { Decimal } from "decimal.js";
import { type Category, type CloudMcWorld, type Product, settingsOf } from "../cloudmc-world";
import { pricingsCovering, resellerOf } from "../pricing/price-scope";
import { cutRange, type ProductLine, priceLines } from "../pricing/priced-lines";
import { moneyText, priceText, sumOf, usageText } from "../pricing/tier-pricing";
import { usageOf } from "../usage/usage";
import type { ReportQuery } from "./report-query";

type ReportProduct = { product: Product; usage: Decimal; cost: Decimal; lines: ProductLine[] };
type ReportCategory = { category: Category; subTotal: Decimal; products: ReportProduct[] };
type ReportCurrency = { currency: string; total: Decimal; categories: ReportCategory[] };

/** The prices one reseller has for the organization; null where it has none for it in the period. */
export function linesFrom(world: CloudMcWorld, query: ReportQuery, ownerId: string): ProductLine[] | null {
  const { organization, filter, range, nowMs } = query;
  const covering = pricingsCovering(world.tree, world.scopes, { organization, ownerId });
  const settings = settingsOf(world, ownerId);
  const fallback = world.scopes.byId.get(settings?.defaultPricingPackageId ?? "");
  const billingDay = settings?.billingDay ?? 1;
  const isFallback = fallback?.row.organizationId === ownerId && organization.isBillable !== true;
  const all = isFallback ? [...covering, fallback] : covering;
  const slices = cutRange(range, { world, covering: all, billingDay });
  if (slices.length === 0) return null;
  return priceLines(world, slices, { usage: usageOf(world, organization, { filter, nowMs }), billingDay });
}

/** Null: nothing prices this organization in the period, or the period has not begun. */
export function priceOrganization(world: CloudMcWorld, query: ReportQuery): ProductLine[] | null {
  const reseller = resellerOf(world.tree, query.organization.id);
  return reseller === undefined || query.range.fromMs > query.nowMs ? null : linesFrom(world, query, reseller.id);
}

function grouped<Key>(lines: readonly ProductLine[], keyOf: (line: ProductLine) => Key): Map<Key, ProductLine[]> {
  const groups = new Map<Key, ProductLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}

function reportProducts(lines: readonly ProductLine[]): ReportProduct[] {
  return [...grouped(lines, ({ product }) => product)]
    .sort(([a], [b]) => a.place - b.place)
    .map(([product, own]) => ({
      product,
      usage: sumOf(own.map((line) => line.usage)),
      cost: sumOf(own.map((line) => line.cost)),
      lines: own,
    }));
}

export function groupLines(lines: readonly ProductLine[]): ReportCurrency[] {
  return [...grouped(lines, ({ pricing }) => pricing.row.currency)].map(([currency, own]) => {
    const categories = [...grouped(own, ({ product }) => product.category)]
      .sort(([a], [b]) => a.place - b.place)
      .map(([category, lines]) => {
        const products = reportProducts(lines);
        return { category, products, subTotal: sumOf(products.map(({ cost }) => cost)) };
      });
    return { currency, categories, total: sumOf(categories.map(({ subTotal }) => subTotal)) };
  });
}

/** One price is shown as it is; several in one period show the average. */
function averagePrice({ usage, cost, lines }: ReportProduct): Decimal {
  const prices = new Map(lines.map(({ unitPrice }) => [unitPrice?.toString(), unitPrice]));
  const [only] = prices.values();
  return prices.size === 1 && only ? only : cost.div(usage).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
}

/** A tiered product carries its tiers and no price; an untiered one its price and no tiers. */
function showProduct(entry: ReportProduct, isPriceAlwaysSent: boolean): Record<string, unknown> {
  const { row } = entry.product;
  const isTiered = entry.lines.some(({ tiers }) => tiers !== null);
  const tiers = entry.lines.flatMap((line) => line.tiers ?? []);
  return {
    sku: row.sku,
    name: row.name ?? {},
    cost: moneyText(entry.cost),
    usage: usageText(entry.usage),
    period: row.period ?? "HOUR",
    unit: { unit: row.unit?.unit ?? "HOUR", name: row.unit?.name ?? {} },
    ...(isTiered && !isPriceAlwaysSent ? {} : { price: priceText(averagePrice(entry)) }),
    pricingTiers: tiers.map((tier) => ({
      usage: usageText(tier.usage),
      price: priceText(tier.price),
      cost: moneyText(tier.cost),
    })),
  };
}

export function showCurrencies(lines: readonly ProductLine[], isPriceAlwaysSent: boolean): Record<string, unknown>[] {
  return groupLines(lines).map(({ currency, total, categories }) => ({
    currency,
    total: moneyText(total),
    categories: categories.map(({ category, subTotal, products }) => ({
      name: category.name,
      subTotal: moneyText(subTotal),
      products: products.map((product) => showProduct(product, isPriceAlwaysSent)),
    })),
  }));
}
