import { Decimal } from "decimal.js";
import type { PerCurrency } from "../cloudmc/pricing/pricing-rows";
import type { Change } from "../rows";
import type { Sandbox } from "../sandbox";
import type { EditOf } from "./edit-input";

function dearer(prices: PerCurrency, percent: number): PerCurrency {
  const factor = new Decimal(percent).plus(100).dividedBy(100);
  return Object.fromEntries(
    Object.entries(prices).map(([currency, price]) => [currency, new Decimal(price).times(factor).toFixed()]),
  );
}

/** Every price of one definition, from its beginning: what was billed before looks different afterwards. */
export function changePricing({ store }: Sandbox, { pricingId, percent }: EditOf<"change-pricing">): Change[] {
  const pricing = store.get("cmcPricings", pricingId);
  if (pricing === undefined) return [];
  const pricingProducts = pricing.pricingProducts.map((product) => ({
    ...product,
    ...(product.unitPrice === undefined ? {} : { unitPrice: dearer(product.unitPrice, percent) }),
    ...(product.pricingTiers === undefined
      ? {}
      : { pricingTiers: product.pricingTiers.map((tier) => ({ ...tier, price: dearer(tier.price, percent) })) }),
  }));
  return [{ put: "cmcPricings", row: { ...pricing, pricingProducts } }];
}
