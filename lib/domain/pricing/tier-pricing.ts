import { type CompiledPrice, costInTier, type ScaledTier, type ScaledTiers } from "@/lib/domain/pricing/compile-price";
import type { PricedTier } from "@/lib/domain/pricing/price-report";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { type ScaledDecimal, scaledText, wholeAt } from "@/lib/domain/values/scaled-decimal";

export interface TieredPrice {
  /** Only tiers with usage, in order of their bounds, as CloudMC reports them. */
  readonly tiers: readonly PricedTier[];
  readonly cost: DecimalText;
  /** Units that no tier covers: beyond the last bound, in a gap or below zero. They have no price, which is not zero. */
  readonly unpriced: DecimalText;
}

/**
 * Graduated: each unit costs what its own tier says, as in CloudMC's example of 465 units at 300 × 1.00 and
 * 165 × 0.80 = 432.00 (cloudmc.md 3.1). A flat fee is charged once if any unit falls into its tier, or once for each
 * chunk begun (7.2). Usage below zero falls into no tier (7.2: at least zero units in each) and is no credit: credits
 * are amounts of their own and not in these reports (3, 8.1). Costs are exact; rounding belongs to what is shown.
 */
export function priceByTiers(price: CompiledPrice, units: DecimalText): TieredPrice {
  const scaled = price.scaledFor(units);
  const used = wholeAt(units, scaled.usagePlaces);
  const last = lastReached(scaled.rows, used);
  const tiers = price.tiers.slice(0, last + 1).flatMap((tier, at): PricedTier[] => {
    const row = scaled.rows[at];
    if (row === undefined) return [];
    const inTier = unitsInTier(row, used);
    return [{ usage: usageText(scaled, inTier), price: tier.price, cost: costText(scaled, costInTier(row, inTier)) }];
  });
  const row = scaled.rows[last];
  return {
    tiers,
    cost: costText(scaled, costUpTo(row, used)),
    unpriced: usageText(scaled, used - coveredUpTo(row, used)),
  };
}

/** The cost alone, for many usages; null when some of the units have no price. */
export function costByTiers(price: CompiledPrice, units: DecimalText): ScaledDecimal | null {
  const { rows, usagePlaces, costPlaces } = price.scaledFor(units);
  const used = wholeAt(units, usagePlaces);
  const row = rows[lastReached(rows, used)];
  const isPriced = price.gaps.length === 0 ? used >= 0n : coveredUpTo(row, used) === used;
  return isPriced ? { whole: costUpTo(row, used), places: costPlaces } : null;
}

/** The last tier any unit falls into, or -1: a unit belongs to the tier it completes. */
function lastReached(rows: readonly ScaledTier[], used: bigint): number {
  let at = -1;
  for (const { lower } of rows) {
    if (used <= lower) return at;
    at += 1;
  }
  return at;
}

function costUpTo(row: ScaledTier | undefined, used: bigint): bigint {
  return row === undefined ? 0n : row.costBefore + costInTier(row, unitsInTier(row, used));
}

function coveredUpTo(row: ScaledTier | undefined, used: bigint): bigint {
  return row === undefined ? 0n : row.unitsBefore + unitsInTier(row, used);
}

function unitsInTier({ lower, upper }: ScaledTier, used: bigint): bigint {
  return (upper === null || used < upper ? used : upper) - lower;
}

function usageText({ usagePlaces }: ScaledTiers, whole: bigint): DecimalText {
  return scaledText({ whole, places: usagePlaces });
}

function costText({ costPlaces }: ScaledTiers, whole: bigint): DecimalText {
  return scaledText({ whole, places: costPlaces });
}
