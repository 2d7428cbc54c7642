import "server-only";
import type { Organization } from "@/lib/domain/pricing/organization";
import type { PriceList, ProductPrice } from "@/lib/domain/pricing/price-list";
import type { CustomersPriceReport, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Period } from "@/lib/domain/values/month";
import type {
  WireAppliedPricing,
  WireCustomersReport,
  WireOrganization,
  WirePriceReport,
  WirePrices,
  WirePricing,
  WirePricingProduct,
  WirePricingTier,
  WireProduct,
} from "@/lib/upstreams/cloudmc/wire";

export function toOrganization(wire: WireOrganization): Organization {
  return { id: wire.id, name: wire.name, parent: wire.parent?.id ?? null, isReseller: wire.isReseller ?? false };
}

export function toPriceReport({ data }: WirePriceReport): PriceReport {
  return {
    generated: data.reportGenerated,
    currencies: (data.currencies ?? []).map(({ currency, total, categories }) => ({
      currency,
      total,
      categories: categories.map(({ name, subTotal, products }) => ({
        name,
        subTotal,
        products: products.map(toProduct),
      })),
    })),
  };
}

function toProduct(wire: WireProduct): PricedProduct {
  return {
    sku: wire.sku,
    name: wire.name,
    usage: wire.usage,
    unit: { code: wire.unit?.unit ?? "", name: wire.unit?.name ?? {} },
    period: wire.period ?? "",
    price: wire.price ?? null,
    cost: wire.cost,
    tiers: wire.pricingTiers ?? [],
  };
}

export function toCustomersPriceReport({ data }: WireCustomersReport): CustomersPriceReport {
  return {
    generated: data.reportGenerated,
    organizations: (data.organizations ?? []).map(({ id, name, appliedPricing, currency, total, categories }) => ({
      organization: { id, name },
      appliedPricing,
      currency,
      total,
      categories,
    })),
  };
}

export function toPriceList(
  applied: WireAppliedPricing,
  { data }: WirePricing,
  { skus, from, to }: Period & { readonly skus: ReadonlyMap<string, string> },
): PriceList {
  const { id, name, pricingDefinition, currency, startDate } = applied;
  const moments = [startDate, ...(data.changes ?? []).map(({ effectiveDate }) => effectiveDate)];
  return {
    appliedPricing: { id, name: Object.keys(name).length > 0 ? name : pricingDefinition.name },
    currency,
    changedWithin: moments.some((moment) => moment !== null && moment > from && moment < to),
    products: data.pricingProducts.flatMap((product) => toProductPrice(product, currency, skus)),
  };
}

/** None for a product that is priced no longer, that nobody knows, or whose tiers have no price in the currency. */
function toProductPrice(
  wire: WirePricingProduct,
  currency: Currency,
  skus: ReadonlyMap<string, string>,
): ProductPrice[] {
  const sku = wire.product.sku ?? skus.get(wire.product.id);
  if (wire.deprecated === true || sku === undefined) return [];
  const priceIn = (prices: WirePrices) => amountIn(prices, currency, wire.currency ?? currency);
  const stated = wire.pricingTiers ?? [];
  const tiers = stated.flatMap((tier) => toTier(tier, priceIn(tier.price)));
  if (tiers.length < stated.length) return [];
  return [{ sku, unitPrice: priceIn(wire.unitPrice), costOfGoods: priceIn(wire.cogs), tiers }];
}

function toTier(wire: WirePricingTier, price: DecimalText | null): PriceTier[] {
  if (price === null) return [];
  const mode = wire.mode === "PER_UNIT" ? "per-unit" : "flat-fee";
  return [{ mode, lower: wire.lowerBound, upper: wire.upperBound ?? null, price, chunkSize: wire.chunkSize ?? null }];
}

function amountIn(prices: WirePrices, currency: Currency, plainIn: string): DecimalText | null {
  if (prices === null || prices === undefined) return null;
  if (typeof prices === "string") return plainIn === currency ? prices : null;
  return prices[currency] ?? null;
}
