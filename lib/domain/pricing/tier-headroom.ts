import type { CompiledPrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import {
  compareDecimals,
  type DecimalText,
  isNegative,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";

export interface TierHeadroom {
  /** Zero when the tier is just full: a unit belongs to the tier it completes. */
  readonly left: DecimalText;
  readonly beyond: PriceTier;
}

/** How many units are left before the next tier begins, and that tier; null where there is none further up. */
export function tierHeadroom({ tiers }: CompiledPrice, units: DecimalText): TierHeadroom | null {
  const used = isNegative(units) ? ZERO : units;
  const beyond = tiers.find(({ lower }) => lower !== ZERO && compareDecimals(lower, used) >= 0);
  return beyond === undefined ? null : { left: subtractDecimals(beyond.lower, used), beyond };
}
