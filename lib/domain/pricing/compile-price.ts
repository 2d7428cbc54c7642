import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { checkTiers, type TierFault, type TierGap } from "@/lib/domain/pricing/tier-check";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { placesOf, powerOfTen, wholeAt } from "@/lib/domain/values/scaled-decimal";

/** As many decimals as usage was seen with in reports and their files (cloudmc.md 3.1). */
const USUAL_PLACES = 6;

/** A price whose tiers were checked and put in whole numbers once, to price many usages by. */
export interface CompiledPrice {
  /** In order of their bounds. */
  readonly tiers: readonly PriceTier[];
  readonly gaps: readonly TierGap[];
  /** The tiers with enough places for a usage to be a whole number among them. */
  readonly scaledFor: (units: DecimalText) => ScaledTiers;
}

export interface ScaledTiers {
  readonly usagePlaces: number;
  readonly costPlaces: number;
  readonly rows: readonly ScaledTier[];
}

/** Bounds in 10^-usagePlaces of a unit, amounts in 10^-costPlaces of the currency. */
export interface ScaledTier {
  readonly lower: bigint;
  readonly upper: bigint | null;
  /** Of one 10^-usagePlaces of a unit, or the fee. */
  readonly price: bigint;
  readonly due: "per-unit" | "once" | "per-chunk";
  readonly chunk: bigint;
  readonly unitsBefore: bigint;
  readonly costBefore: bigint;
}

export function compilePrice(given: readonly PriceTier[]): Result<CompiledPrice, readonly TierFault[]> {
  const { tiers, faults, gaps } = checkTiers(given);
  if (faults.length > 0) return refuse(faults);
  const bounds = tiers.flatMap(({ lower, upper, chunkSize }) => [lower, upper, chunkSize]);
  const leastPlaces = Math.max(USUAL_PLACES, ...bounds.map((bound) => (bound === null ? 0 : placesOf(bound))));
  const made: ScaledTiers[] = [];
  const scaledFor = (units: DecimalText) => {
    const places = Math.max(leastPlaces, placesOf(units));
    const scaled = made[places] ?? scaleTiers(tiers, places);
    made[places] = scaled;
    return scaled;
  };
  return ok({ tiers, gaps, scaledFor });
}

function scaleTiers(tiers: readonly PriceTier[], usagePlaces: number): ScaledTiers {
  const pricePlaces = Math.max(0, ...tiers.map(({ price }) => placesOf(price)));
  let unitsBefore = 0n;
  let costBefore = 0n;
  const rows = tiers.map((tier) => {
    const lower = wholeAt(tier.lower, usagePlaces);
    const upper = tier.upper === null ? null : wholeAt(tier.upper, usagePlaces);
    const price = wholeAt(tier.price, pricePlaces);
    const row: ScaledTier = {
      lower,
      upper,
      price: tier.mode === "per-unit" ? price : price * powerOfTen(usagePlaces),
      due: dueOf(tier),
      chunk: tier.chunkSize === null ? 0n : wholeAt(tier.chunkSize, usagePlaces),
      unitsBefore,
      costBefore,
    };
    const width = upper === null ? 0n : upper - lower;
    unitsBefore += width;
    costBefore += costInTier(row, width);
    return row;
  });
  return { usagePlaces, costPlaces: usagePlaces + pricePlaces, rows };
}

function dueOf({ mode, chunkSize }: PriceTier): ScaledTier["due"] {
  if (mode === "per-unit") return "per-unit";
  return chunkSize === null ? "once" : "per-chunk";
}

/** What a number of units above zero costs that fall into one tier; the last chunk may be part-filled. */
export function costInTier({ due, price, chunk }: ScaledTier, units: bigint): bigint {
  if (due === "per-unit") return units * price;
  return due === "once" ? price : ((units + chunk - 1n) / chunk) * price;
}
