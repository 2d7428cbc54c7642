import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { costByTiers, priceByTiers } from "@/lib/domain/pricing/tier-pricing";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  decimal,
  subtractDecimals,
} from "@/lib/domain/values/decimal-text";
import { scaledText } from "@/lib/domain/values/scaled-decimal";

const Exact = Decimal.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

interface Step {
  readonly width: number;
  readonly price: number;
  readonly isFee: boolean;
  readonly chunk: number | null;
}

const steps = (most: number) =>
  fc.array(
    fc.record({
      width: fc.integer({ min: 1, max: most }),
      price: fc.integer({ min: -20, max: 99_999 }),
      isFee: fc.boolean(),
      chunk: fc.option(fc.integer({ min: 1, max: most }), { nil: null }),
    }),
    { minLength: 1, maxLength: 5 },
  );

/** Widths and chunks in 10^-places of a unit, prices in 10^-pricePlaces; the last tier is open. */
function tiersOf(list: readonly Step[], places: number, pricePlaces: number): PriceTier[] {
  const at = (value: number, scale: number) => decimal(`${value}e-${scale}`);
  let lower = 0;
  return list.map(({ width, price, isFee, chunk }, index): PriceTier => {
    const tier = {
      mode: isFee ? ("flat-fee" as const) : ("per-unit" as const),
      lower: at(lower, places),
      upper: index === list.length - 1 ? null : at(lower + width, places),
      price: at(price, pricePlaces),
      chunkSize: isFee && chunk !== null ? at(chunk, places) : null,
    };
    lower += width;
    return tier;
  });
}

function compiled(tiers: readonly PriceTier[]): CompiledPrice {
  const price = compilePrice(tiers);
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

/** Walks through every hundredth of a unit, asks whose it is, and counts in whole hundred-thousandths of money. */
function countedCost(list: readonly Step[], hundredths: number): number {
  const seen = list.map(() => 0);
  let cost = 0;
  for (let unit = 0; unit < hundredths; unit += 1) {
    let end = 0;
    const found = list.findIndex(({ width }) => {
      end += width;
      return unit < end;
    });
    const at = found < 0 ? list.length - 1 : found;
    const { price = 0, isFee = false, chunk = null } = list[at] ?? {};
    const before = seen[at] ?? 0;
    const isDue = before === 0 || (chunk !== null && before % chunk === 0);
    if (!isFee) cost += price;
    else if (isDue) cost += price * 100;
    seen[at] = before + 1;
  }
  return cost;
}

test("each hundredth of a unit, counted one by one, costs what the tiers say", () => {
  fc.assert(
    fc.property(steps(60), fc.nat(400), (list, hundredths) => {
      const cost = costByTiers(compiled(tiersOf(list, 2, 3)), decimal(`${hundredths}e-2`));
      expect(cost && scaledText(cost)).toBe(decimal(`${countedCost(list, hundredths)}e-5`));
    }),
    { numRuns: 400 },
  );
});

function decimalCost(tiers: readonly PriceTier[], units: DecimalText): string {
  const costs = tiers.map(({ mode, lower, upper, price, chunkSize }) => {
    const inTier = Exact.min(units, upper ?? units).minus(lower);
    if (inTier.lte(0)) return new Exact(0);
    if (mode === "per-unit") return inTier.times(price);
    const whole = chunkSize === null ? new Exact(1) : inTier.divToInt(chunkSize);
    const rest = chunkSize === null ? new Exact(0) : inTier.mod(chunkSize);
    return whole.plus(rest.isZero() ? 0 : 1).times(price);
  });
  return costs.reduce((sum, cost) => sum.plus(cost), new Exact(0)).toFixed();
}

test("at any scale the cost is the one that decimals give", () => {
  const amount = fc
    .tuple(fc.bigInt(1n, 10n ** 38n), fc.integer({ min: 0, max: 38 }))
    .map(([digits, places]) => decimal(`${digits}e-${places}`));
  const scale = fc.integer({ min: 0, max: 34 });
  fc.assert(
    fc.property(
      steps(2_000_000),
      scale,
      scale,
      fc.array(amount, { maxLength: 8 }),
      (list, places, pricePlaces, used) => {
        const tiers = tiersOf(list, places, pricePlaces);
        const price = compiled(tiers);
        const onBounds = tiers.flatMap(({ lower, upper }) => [lower, upper ?? lower]);
        for (const units of [...used, ...onBounds]) {
          const cost = costByTiers(price, units);
          expect(cost && scaledText(cost)).toBe(decimalCost(tiers, units));
          expect(priceByTiers(price, units).cost).toBe(decimalCost(tiers, units));
        }
      },
    ),
  );
});

test("tiers that follow each other cover every unit once, and their costs give the cost", () => {
  fc.assert(
    fc.property(steps(3_000_000), fc.nat(10_000_000), (list, used) => {
      const units = decimal(`${used}e-4`);
      const priced = priceByTiers(compiled(tiersOf(list, 4, 3)), units);
      expect(priced.unpriced).toBe("0");
      expect(addDecimals(priced.tiers.map((tier) => tier.usage))).toBe(units);
      expect(addDecimals(priced.tiers.map((tier) => tier.cost))).toBe(priced.cost);
    }),
  );
});

test("more units never cost less where prices are not negative", () => {
  const quantity = fc.nat(100_000_000).map((value) => decimal(`${value}e-4`));
  fc.assert(
    fc.property(steps(3_000_000), quantity, quantity, (list, one, other) => {
      const price = compiled(
        tiersOf(
          list.map((step) => ({ ...step, price: Math.abs(step.price) })),
          4,
          3,
        ),
      );
      const [less, more] = compareDecimals(one, other) <= 0 ? [one, other] : [other, one];
      const difference = subtractDecimals(priceByTiers(price, more).cost, priceByTiers(price, less).cost);
      expect(compareDecimals(difference, decimal("0"))).toBeGreaterThanOrEqual(0);
    }),
  );
});
