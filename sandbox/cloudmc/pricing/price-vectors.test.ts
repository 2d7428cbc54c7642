import { readFileSync } from "node:fs";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { taxesOn } from "../reports/tax-report";
import { moneyText, sliceTiers, sumOf, type Tier, tierCost, toCents, usageText } from "./tier-pricing";

const Bound = z.string();
const Vectors = z.object({
  tiers_graduated: z.object({
    tiers: z.array(z.object({ lowerBound: Bound, upperBound: Bound.nullable(), price: Bound })),
    usage: Bound,
    expect: z.object({ tierUsage: z.array(Bound), tierCost: z.array(Bound), cost: Bound }),
    counterexample_volume: Bound,
  }),
  customer_total: z.object({ subTotals: z.array(Bound), expect: Bound }),
  csv_cost: z.object({ usage: Bound, unitPrice: Bound, expect: Bound }),
  tax_each_rounded_then_added: z.object({
    base: Bound,
    rates: z.object({ QST: Bound, GST: Bound }),
    expect: z.object({ QST: Bound, GST: Bound, total: Bound }),
  }),
});
const { vectors } = z
  .object({ vectors: Vectors })
  .parse(JSON.parse(readFileSync(new URL("../../conformance/here-cloudmc-vectors.json", import.meta.url), "utf8")));

const ZERO = new Decimal(0);

describe("the source's own figures", () => {
  test("465 units over two tiers are 300 and 165, and 432.00 in all", () => {
    const vector = vectors.tiers_graduated;
    const tiers = vector.tiers.map(
      ({ lowerBound, upperBound, price }): Tier => ({ mode: "PER_UNIT", from: lowerBound, to: upperBound, price }),
    );
    const slices = sliceTiers(tiers, ZERO, new Decimal(vector.usage));
    const costs = slices.map((slice) => tierCost(tiers[slice.tier] as Tier, slice));
    expect(slices.map(({ usage }) => usageText(usage))).toEqual(vector.expect.tierUsage);
    expect(costs.map(moneyText)).toEqual(vector.expect.tierCost);
    expect(moneyText(sumOf(costs))).toBe(vector.expect.cost);
    expect(moneyText(sumOf(costs))).not.toBe(vector.counterexample_volume);
  });
  test("a customer's total is the sum of its categories", () => {
    const { subTotals, expect: total } = vectors.customer_total;
    expect(moneyText(sumOf(subTotals.map((amount) => new Decimal(amount))))).toBe(total);
  });
  test("a CSV line's cost is rounded once to cents", () => {
    const { usage, unitPrice, expect: cost } = vectors.csv_cost;
    expect(moneyText(toCents(new Decimal(usage).times(unitPrice)))).toBe(cost);
  });
  test("each tax is rounded, then they are added", () => {
    const { base, rates, expect: expected } = vectors.tax_each_rounded_then_added;
    const { amounts, total } = taxesOn(base, [rates.QST, rates.GST]);
    expect([...amounts, total].map(moneyText)).toEqual([expected.QST, expected.GST, expected.total]);
  });
});

const hundredths = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((value) => new Decimal(value).div(100));

/** Tiers that follow one another, the last one open. */
const someTiers = fc
  .array(
    fc.record({
      width: fc.integer({ min: 1, max: 50_000 }),
      price: fc.integer({ min: 0, max: 99_999 }),
      isFee: fc.boolean(),
      chunk: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => {
    let from = ZERO;
    return steps.map(({ width, price, isFee, chunk }, at): Tier => {
      const to = at === steps.length - 1 ? null : from.plus(new Decimal(width).div(100));
      const tier: Tier = {
        mode: isFee ? "FLAT_FEE" : "PER_UNIT",
        from,
        to,
        price: new Decimal(price).div(1000),
        ...(isFee && chunk !== undefined ? { chunkSize: chunk } : {}),
      };
      from = to ?? from;
      return tier;
    });
  });

describe("whatever the tiers", () => {
  test("the units of the tiers are the units used", () => {
    fc.assert(
      fc.property(someTiers, hundredths(5000), hundredths(5000), (tiers, before, more) => {
        const slices = sliceTiers(tiers, before, before.plus(more));
        expect(sumOf(slices.map(({ usage }) => usage)).eq(more)).toBe(true);
      }),
    );
  });
  test("two parts of a cycle have together the units and the fees of the whole", () => {
    fc.assert(
      fc.property(someTiers, hundredths(5000), hundredths(5000), (tiers, first, second) => {
        const whole = sliceTiers(tiers, ZERO, first.plus(second));
        const parts = [...sliceTiers(tiers, ZERO, first), ...sliceTiers(tiers, first, first.plus(second))];
        for (const [at] of tiers.entries()) {
          const of = (slices: typeof whole) => slices.filter(({ tier }) => tier === at);
          const sum = (slices: typeof whole, key: "usage" | "fee") => sumOf(of(slices).map((slice) => slice[key]));
          expect(sum(parts, "usage").eq(sum(whole, "usage"))).toBe(true);
          expect(sum(parts, "fee").eq(sum(whole, "fee"))).toBe(true);
        }
      }),
    );
  });
  test("a tier never shows more units than it holds", () => {
    fc.assert(
      fc.property(someTiers, hundredths(5000), (tiers, used) => {
        for (const { tier, usage } of sliceTiers(tiers, ZERO, used)) {
          const { from, to } = tiers[tier] as Tier;
          if (to !== null) expect(usage.lte(new Decimal(to).minus(from))).toBe(true);
        }
      }),
    );
  });
});
