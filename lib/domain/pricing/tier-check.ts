import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { compareDecimals, type DecimalText, isNegative, ZERO } from "@/lib/domain/values/decimal-text";

/** What makes a list of tiers no price; `at` and `other` are places in the list as it was given. */
export type TierFault =
  | { readonly code: "bound-below-zero"; readonly at: number }
  | { readonly code: "tier-without-width"; readonly at: number }
  | { readonly code: "tier-reversed"; readonly at: number }
  | { readonly code: "chunk-not-positive"; readonly at: number }
  | { readonly code: "chunk-per-unit"; readonly at: number }
  | { readonly code: "tiers-overlap"; readonly at: number; readonly other: number };

/** Units above `from`, up to `to` or without end, that no tier covers. */
export interface TierGap {
  readonly from: DecimalText;
  readonly to: DecimalText | null;
}

export interface TierCheck {
  /** In order of their bounds. */
  readonly tiers: readonly PriceTier[];
  readonly faults: readonly TierFault[];
  /** No fault: what falls in is without a price, which is not a price of zero. */
  readonly gaps: readonly TierGap[];
}

export function checkTiers(given: readonly PriceTier[]): TierCheck {
  const faults = given.flatMap(faultsOf);
  const gaps: TierGap[] = [];
  const ordered = given
    .map((tier, at) => ({ tier, at }))
    .sort((left, right) => compareDecimals(left.tier.lower, right.tier.lower) || left.at - right.at);
  let reached: { upTo: DecimalText | null; by: number | null } = { upTo: ZERO, by: null };
  for (const { tier, at } of ordered.filter(({ tier }) => widthSign(tier) > 0)) {
    const step = reached.upTo === null ? -1 : compareDecimals(tier.lower, reached.upTo);
    if (step < 0 && reached.by !== null) faults.push({ code: "tiers-overlap", at, other: reached.by });
    if (step > 0 && reached.upTo !== null) gaps.push({ from: reached.upTo, to: tier.lower });
    if (isFurther(tier.upper, reached.upTo)) reached = { upTo: tier.upper, by: at };
  }
  if (reached.upTo !== null) gaps.push({ from: reached.upTo, to: null });
  return { tiers: ordered.map(({ tier }) => tier), faults, gaps };
}

function faultsOf(tier: PriceTier, at: number): TierFault[] {
  const { mode, lower, chunkSize } = tier;
  const faults: TierFault[] = [];
  if (isNegative(lower)) faults.push({ code: "bound-below-zero", at });
  const width = widthSign(tier);
  if (width === 0) faults.push({ code: "tier-without-width", at });
  if (width < 0) faults.push({ code: "tier-reversed", at });
  if (chunkSize !== null && compareDecimals(chunkSize, ZERO) <= 0) faults.push({ code: "chunk-not-positive", at });
  // Only flat fees are documented with chunks (cloudmc.md 7.2): a price per unit might then mean a price per chunk.
  if (chunkSize !== null && mode === "per-unit") faults.push({ code: "chunk-per-unit", at });
  return faults;
}

function widthSign({ lower, upper }: PriceTier): number {
  return upper === null ? 1 : compareDecimals(upper, lower);
}

function isFurther(upper: DecimalText | null, than: DecimalText | null): boolean {
  if (than === null) return false;
  return upper === null || compareDecimals(upper, than) > 0;
}
