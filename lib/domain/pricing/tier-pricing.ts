import type { PricedTier } from "@/lib/domain/pricing/price-report";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  lesserOf,
  multiplyDecimals,
  portionsIn,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";

/** One tier of a price in one currency (cloudmc.md 7.2). Bounds are in product units and may be fractional. */
export interface PriceTier {
  readonly mode: "per-unit" | "flat-fee";
  readonly lower: DecimalText;
  /** Null: open at the top. */
  readonly upper: DecimalText | null;
  readonly price: DecimalText;
  /** For a flat fee: how many units one fee covers; null when one fee covers the tier. */
  readonly chunkSize: DecimalText | null;
}

export interface TieredPrice {
  /** Only tiers with usage, in order of their bounds, as CloudMC reports them. */
  readonly tiers: readonly PricedTier[];
  readonly cost: DecimalText;
  /** Units that no tier covers: beyond the last bound or in a gap. They have no price, which is not a price of zero. */
  readonly unpriced: DecimalText;
}

/**
 * Graduated: each unit costs what its own tier says, as in CloudMC's example of 465 units at 300 × 1.00 and
 * 165 × 0.80 = 432.00 (cloudmc.md 3.1). A flat fee is charged once if any unit falls into its tier, or once for each
 * chunk begun. Costs are exact; rounding belongs to display.
 */
export function priceByTiers(units: DecimalText, tiers: readonly PriceTier[]): TieredPrice {
  const priced = [...tiers]
    .sort((left, right) => compareDecimals(left.lower, right.lower))
    .map((tier) => ({ tier, usage: unitsInTier(units, tier) }))
    .filter(({ usage }) => compareDecimals(usage, ZERO) > 0)
    .map(({ tier, usage }) => ({ usage, price: tier.price, cost: costOf(tier, usage) }));
  return {
    tiers: priced,
    cost: addDecimals(priced.map((one) => one.cost)),
    unpriced: subtractDecimals(units, addDecimals(priced.map((one) => one.usage))),
  };
}

function unitsInTier(units: DecimalText, tier: PriceTier): DecimalText {
  const reached = tier.upper === null ? units : lesserOf(units, tier.upper);
  return subtractDecimals(reached, tier.lower);
}

function costOf(tier: PriceTier, usage: DecimalText): DecimalText {
  if (tier.mode === "per-unit") return multiplyDecimals(tier.price, usage);
  const hasChunks = tier.chunkSize !== null && compareDecimals(tier.chunkSize, ZERO) > 0;
  return hasChunks ? multiplyDecimals(tier.price, portionsIn(usage, tier.chunkSize)) : tier.price;
}
