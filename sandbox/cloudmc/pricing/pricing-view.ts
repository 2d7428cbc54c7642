import type { CloudMcWorld } from "../cloudmc-world";
import type { Amount } from "../organizations/organization-rows";
import type { EffectivePricing } from "./effective-pricing";
import type { PerCurrency, PricingChangeRow, PricingProduct, PricingRow, PricingTier } from "./pricing-rows";

/** Prices are numbers here, unlike in the reports. */
function showPrices(prices: PerCurrency | undefined): Record<string, number> {
  return Object.fromEntries(Object.entries(prices ?? {}).map(([currency, amount]) => [currency, Number(amount)]));
}

const isGiven = (amount: Amount | null | undefined): amount is Amount => (amount ?? null) !== null;

export function showTier({ id, pricingMode, lowerBound, upperBound, price, chunkSize }: PricingTier) {
  return {
    ...(id === undefined ? {} : { id }),
    pricingMode,
    lowerBound: Number(lowerBound),
    ...(isGiven(upperBound) ? { upperBound: Number(upperBound) } : {}),
    price: showPrices(price),
    ...(isGiven(chunkSize) ? { chunkSize: Number(chunkSize) } : {}),
  };
}

export function showPricingProduct(world: CloudMcWorld, product: PricingProduct): Record<string, unknown> {
  const sku = world.products.get(product.productId)?.row.sku;
  return {
    id: product.id,
    product: { id: product.productId, ...(sku === undefined ? {} : { sku }) },
    unitPrice: showPrices(product.unitPrice),
    cogs: showPrices(product.cogs),
    deprecated: product.deprecated === true,
    pricingTiers: (product.pricingTiers ?? []).map(showTier),
  };
}

function lacks(product: PricingProduct, currency: string): boolean {
  const tiers = product.pricingTiers ?? [];
  if (tiers.length > 0) return tiers.some(({ price }) => price[currency] === undefined);
  return product.unitPrice?.[currency] === undefined;
}

/** Currencies a pricing supports and some product in it has no price in. */
export function missingCurrencies({ supportedCurrencies, products }: EffectivePricing): string[] {
  const priced = products.filter(({ deprecated }) => deprecated !== true);
  return supportedCurrencies.filter((currency) => priced.some((product) => lacks(product, currency)));
}

export function showChange(world: CloudMcWorld, change: PricingChangeRow): Record<string, unknown> {
  const versions = world.definitions.get(change.pricingId)?.versions ?? [];
  const after = versions.findLast(({ fromMs }) => fromMs <= Date.parse(change.effectiveDate));
  return {
    id: change.id,
    description: change.description ?? "",
    effectiveDate: change.effectiveDate,
    creationDate: change.creationDate,
    pricingChangeType: change.pricingChangeType,
    pricedProductsToAdd: (change.pricedProductsToAdd ?? []).map((product) => showPricingProduct(world, product)),
    pricedProductsToModify: (change.pricedProductsToModify ?? []).map(({ value, pricingTiers, ...modified }) => ({
      ...modified,
      ...(value === undefined ? {} : { value: Number(value) }),
      ...(pricingTiers === undefined ? {} : { pricingTiers: pricingTiers.map(showTier) }),
    })),
    pricedProductsToDeprecate: change.pricedProductsToDeprecate ?? [],
    currenciesToAdd: change.currenciesToAdd ?? [],
    missingCurrencies: after === undefined ? [] : missingCurrencies(after),
  };
}

export function changesOf(world: CloudMcWorld, pricingId: string): PricingChangeRow[] {
  return [...world.store.where("cmcPricingChanges", "pricingId", pricingId)].sort(
    (a, b) => Date.parse(a.effectiveDate) - Date.parse(b.effectiveDate),
  );
}

export function showPricing(
  world: CloudMcWorld,
  pricing: PricingRow,
  effective: EffectivePricing = { supportedCurrencies: pricing.supportedCurrencies, products: pricing.pricingProducts },
): Record<string, unknown> {
  const owner = world.tree.get(pricing.organizationId);
  return {
    id: pricing.id,
    name: pricing.name,
    description: pricing.description ?? {},
    supportedCurrencies: effective.supportedCurrencies,
    missingCurrenciesPricing: missingCurrencies(effective).length > 0,
    effectiveDate: pricing.effectiveDate,
    productCatalogs: pricing.catalogIds.map((id) => ({ id })),
    organization: { id: pricing.organizationId, ...(owner === undefined ? {} : { name: owner.name }) },
    changes: changesOf(world, pricing.id).map((change) => showChange(world, change)),
    pricingProducts: effective.products.map((product) => showPricingProduct(world, product)),
  };
}
