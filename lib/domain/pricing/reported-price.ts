import type { CompiledPrice } from "@/lib/domain/pricing/compile-price";
import type { PricedCurrency } from "@/lib/domain/pricing/price-report";
import { priceByTiers, type TieredPrice } from "@/lib/domain/pricing/tier-pricing";
import { addDecimals, type DecimalText, roundHalfUp } from "@/lib/domain/values/decimal-text";
import { placesOf } from "@/lib/domain/values/scaled-decimal";

/** Money is stated with two decimals in every currency (cloudmc.md 3.1, 7.4). */
const LEAST_PLACES = 2;

/** How many decimals a report states costs with; more than two where one of its own figures has more. */
export function costPlaces({ categories }: PricedCurrency): number {
  const costs = categories.flatMap(({ products }) =>
    products.flatMap(({ cost, tiers }) => [cost, ...tiers.map((tier) => tier.cost)]),
  );
  return costs.reduce((most, cost) => Math.max(most, placesOf(cost)), LEAST_PLACES);
}

/**
 * What a report says of so many units: the cost of each tier is rounded half up, and the product's is the sum of the
 * rounded ones, because a product's cost is the sum of its tiers' costs as stated (cloudmc.md 3.1, 8.2).
 */
export function reportedPrice(price: CompiledPrice, units: DecimalText, places: number): TieredPrice {
  const { tiers, unpriced } = priceByTiers(price, units);
  const rounded = tiers.map((tier) =>
    placesOf(tier.cost) <= places ? tier : { ...tier, cost: roundHalfUp(tier.cost, places) },
  );
  const [only] = rounded;
  const cost = only !== undefined && rounded.length === 1 ? only.cost : addDecimals(rounded.map((tier) => tier.cost));
  return { tiers: rounded, cost, unpriced };
}
