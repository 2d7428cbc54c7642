import type { PricingChangeRow, PricingProduct, PricingRow, ProductModification } from "./pricing-rows";

export type EffectivePricing = { supportedCurrencies: string[]; products: readonly PricingProduct[] };
/** Valid from `fromMs` until the next version begins. */
export type PricingVersion = EffectivePricing & { fromMs: number };

function modifyField(product: PricingProduct, change: ProductModification): PricingProduct {
  const { field, currency, value, pricingTiers } = change;
  if (field === "pricingTiers") return { ...product, pricingTiers: pricingTiers ?? [] };
  if (currency === undefined || value === undefined) return product;
  return { ...product, [field]: { ...product[field], [currency]: value } };
}

function modify(product: PricingProduct, changes: readonly ProductModification[]): PricingProduct {
  let changed = product;
  for (const change of changes) {
    if (change.productId === product.productId || change.productId === product.id)
      changed = modifyField(changed, change);
  }
  return changed;
}

function applyChange(pricing: EffectivePricing, change: PricingChangeRow): EffectivePricing {
  const gone = change.pricedProductsToDeprecate ?? [];
  const products = pricing.products
    .map((product) => modify(product, change.pricedProductsToModify ?? []))
    .map((product) =>
      gone.includes(product.productId) || gone.includes(product.id) ? { ...product, deprecated: true } : product,
    );
  return {
    supportedCurrencies: [...new Set([...pricing.supportedCurrencies, ...(change.currenciesToAdd ?? [])])],
    products: [...products, ...(change.pricedProductsToAdd ?? [])],
  };
}

/** A definition as it stands before and after each of its changes, oldest first. */
export function pricingVersions(pricing: PricingRow, changes: readonly PricingChangeRow[]): PricingVersion[] {
  const ordered = [...changes].sort(
    (a, b) => Date.parse(a.effectiveDate) - Date.parse(b.effectiveDate) || a.creationDate.localeCompare(b.creationDate),
  );
  let current: EffectivePricing = {
    supportedCurrencies: pricing.supportedCurrencies,
    products: pricing.pricingProducts,
  };
  const versions: PricingVersion[] = [{ ...current, fromMs: Number.NEGATIVE_INFINITY }];
  for (const change of ordered) {
    current = applyChange(current, change);
    versions.push({ ...current, fromMs: Date.parse(change.effectiveDate) });
  }
  return versions;
}

export function versionAt(versions: readonly PricingVersion[], moment: number): PricingVersion | undefined {
  return versions.findLast(({ fromMs }) => fromMs <= moment);
}
