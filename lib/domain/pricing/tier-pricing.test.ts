import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PriceTier, priceByTiers } from "@/lib/domain/pricing/tier-pricing";
import { addDecimals, compareDecimals, decimal, subtractDecimals } from "@/lib/domain/values/decimal-text";

const perUnit = (lower: string, upper: string | null, price: string): PriceTier => ({
  mode: "per-unit",
  lower: decimal(lower),
  upper: upper === null ? null : decimal(upper),
  price: decimal(price),
  chunkSize: null,
});

const flatFee = (lower: string, upper: string | null, chunkSize: string | null): PriceTier => ({
  ...perUnit(lower, upper, "999"),
  mode: "flat-fee",
  chunkSize: chunkSize === null ? null : decimal(chunkSize),
});

const DOCUMENTED = [perUnit("0", "300", "1.00"), perUnit("300", null, "0.80")];
const FEES = [flatFee("0", "1000.5", null), flatFee("1000.5", null, "500")];

describe("prices per unit", () => {
  test("the documented 465 units cost 432.00, each at the price of its own tier", () => {
    expect(priceByTiers(decimal("465.0000"), DOCUMENTED)).toEqual({
      tiers: [
        { usage: "300", price: "1", cost: "300" },
        { usage: "165", price: "0.8", cost: "132" },
      ],
      cost: "432",
      unpriced: "0",
    });
  });

  test.each([
    ["0", "0", 0],
    ["300", "300", 1],
    ["300.0001", "300.00008", 2],
    ["0.5", "0.5", 1],
  ])("%s units cost %s over %i tiers with usage", (units, cost, tiers) => {
    const priced = priceByTiers(decimal(units), DOCUMENTED);
    expect([priced.cost, priced.tiers.length]).toEqual([cost, tiers]);
  });

  test("tiers count by their bounds, not by the order they are listed in", () => {
    expect(priceByTiers(decimal("465"), [...DOCUMENTED].reverse())).toEqual(priceByTiers(decimal("465"), DOCUMENTED));
  });

  test("costs are not rounded", () => {
    expect(priceByTiers(decimal("1097.2728"), [perUnit("0", null, "2")]).cost).toBe("2194.5456");
  });
});

describe("flat fees", () => {
  test.each([
    ["0", "0"],
    ["0.001", "999"],
    ["1000.5", "999"],
    ["1000.6", "1998"],
    ["1500.5", "1998"],
    ["1500.51", "2997"],
  ])("for %s units are %s: once for the tier, and once for each chunk begun above it", (units, cost) => {
    expect(priceByTiers(decimal(units), FEES).cost).toBe(cost);
  });
});

describe("units that no tier covers", () => {
  test.each([
    ["beyond the last bound", "500", [perUnit("0", "300", "1")], "200"],
    ["in a gap", "500", [perUnit("0", "100", "1"), perUnit("200", null, "1")], "100"],
    ["without any tier", "500", [], "500"],
  ])("%s are named, not priced at zero", (_where, units, tiers, unpriced) => {
    expect(priceByTiers(decimal(units), tiers).unpriced).toBe(unpriced);
  });
});

test("tiers that follow each other cover every unit once and their costs give the cost", () => {
  const quantity = fc.nat(10_000_000).map((value) => decimal(`${value}e-4`));
  const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 6 });
  fc.assert(
    fc.property(quantity, bounds, (units, cuts) => {
      const edges = ["0", ...cuts.sort((left, right) => left - right).map((cut) => `${cut}e-4`)];
      const tiers = edges.map((edge, index) => perUnit(edge, edges[index + 1] ?? null, `${index + 1}.25`));
      const priced = priceByTiers(units, tiers);
      expect(priced.unpriced).toBe("0");
      expect(addDecimals(priced.tiers.map((tier) => tier.usage))).toBe(units);
      expect(addDecimals(priced.tiers.map((tier) => tier.cost))).toBe(priced.cost);
    }),
  );
});

test("more units never cost less where prices are not negative", () => {
  const quantity = fc.nat(100_000_000).map((value) => decimal(`${value}e-4`));
  fc.assert(
    fc.property(quantity, quantity, fc.constantFrom(DOCUMENTED, FEES), (one, other, tiers) => {
      const [less, more] = compareDecimals(one, other) <= 0 ? [one, other] : [other, one];
      const difference = subtractDecimals(priceByTiers(more, tiers).cost, priceByTiers(less, tiers).cost);
      expect(compareDecimals(difference, decimal("0"))).toBeGreaterThanOrEqual(0);
    }),
  );
});
