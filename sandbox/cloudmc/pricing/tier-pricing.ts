import { Decimal } from "decimal.js";

/** Bounds are in units of the product; the last tier is open. */
export type Tier = {
  mode: "PER_UNIT" | "FLAT_FEE";
  from: Decimal.Value;
  to: Decimal.Value | null;
  price: Decimal.Value;
  chunkSize?: Decimal.Value;
};

type TierSlice = { tier: number; usage: Decimal; fee: Decimal };

const NONE = new Decimal(0);

/** Graduated: a unit belongs to the tier its own position falls in, not to the tier of the last one. */
function unitsIn(tier: Tier, used: Decimal): Decimal {
  const upTo = tier.to === null ? used : Decimal.min(used, tier.to);
  return Decimal.max(0, upTo.minus(tier.from));
}

/** A flat fee falls due with the first unit of its tier, or of each chunk of it. */
function feesDue(tier: Tier, units: Decimal): Decimal {
  if (tier.mode !== "FLAT_FEE" || units.isZero()) return NONE;
  const times = tier.chunkSize === undefined ? new Decimal(1) : units.div(tier.chunkSize).ceil();
  return times.times(tier.price);
}

/** What the units after the first `before` of a billing cycle up to `after` add to each tier. */
export function sliceTiers(tiers: readonly Tier[], before: Decimal, after: Decimal): TierSlice[] {
  return tiers.flatMap((tier, at) => {
    const [unitsBefore, unitsAfter] = [unitsIn(tier, before), unitsIn(tier, after)];
    const usage = unitsAfter.minus(unitsBefore);
    return usage.isZero()
      ? []
      : [{ tier: at, usage, fee: feesDue(tier, unitsAfter).minus(feesDue(tier, unitsBefore)) }];
  });
}

export function tierCost(tier: Tier, slice: { usage: Decimal; fee: Decimal }): Decimal {
  return tier.mode === "FLAT_FEE" ? toCents(slice.fee) : toCents(slice.usage.times(tier.price));
}

export function toCents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), NONE);
}

export function moneyText(amount: Decimal): string {
  return amount.toFixed(2, Decimal.ROUND_HALF_UP);
}

export function usageText(usage: Decimal): string {
  return usage.toFixed(4, Decimal.ROUND_HALF_UP);
}

/** At least two decimals, and as many as the price has. */
export function priceText(price: Decimal): string {
  return price.toFixed(Math.max(2, price.decimalPlaces()));
}
