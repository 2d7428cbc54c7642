import { Decimal } from "decimal.js";
import type { PerCurrency, PricingProduct } from "./pricing-rows";
import type { Tier } from "./tier-pricing";

/** Tiers win over the unit price. */
export type ProductPrice = { unit: Decimal; tiers: null } | { unit: null; tiers: Tier[] };

function amountIn(prices: PerCurrency | undefined, currency: string): Decimal | null {
  const amount = prices?.[currency];
  return amount === undefined ? null : new Decimal(amount);
}

function tiersIn(product: PricingProduct, currency: string): Tier[] | null {
  const tiers = (product.pricingTiers ?? []).map((tier) => {
    const price = amountIn(tier.price, currency);
    const chunkSize = tier.chunkSize ?? null;
    return price === null
      ? null
      : {
          mode: tier.pricingMode,
          from: new Decimal(tier.lowerBound),
          to: (tier.upperBound ?? null) === null ? null : new Decimal(tier.upperBound ?? 0),
          price,
          ...(chunkSize === null ? {} : { chunkSize: new Decimal(chunkSize) }),
        };
  });
  const priced = tiers.filter((tier) => tier !== null);
  return priced.length === tiers.length ? priced : null;
}

function readPrice(product: PricingProduct, currency: string): ProductPrice | null {
  if (product.deprecated === true) return null;
  if ((product.pricingTiers ?? []).length > 0) {
    const tiers = tiersIn(product, currency);
    return tiers === null ? null : { unit: null, tiers };
  }
  const unit = amountIn(product.unitPrice, currency);
  return unit === null ? null : { unit, tiers: null };
}

const known = new WeakMap<PricingProduct, Map<string, ProductPrice | null>>();

/** The same object for the same stored price, so that a change to one product leaves the others' lines whole. Null: not priced. */
export function priceOf(product: PricingProduct, currency: string): ProductPrice | null {
  const own = known.get(product) ?? new Map<string, ProductPrice | null>();
  known.set(product, own);
  const read = own.get(currency);
  if (read !== undefined) return read;
  const price = readPrice(product, currency);
  own.set(currency, price);
  return price;
}
