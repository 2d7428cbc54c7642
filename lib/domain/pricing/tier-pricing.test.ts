import { describe, expect, test } from "vitest";
import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { costByTiers, priceByTiers } from "@/lib/domain/pricing/tier-pricing";
import { decimal } from "@/lib/domain/values/decimal-text";
import { scaledText } from "@/lib/domain/values/scaled-decimal";

const perUnit = (lower: string, upper: string | null, price: string): PriceTier => ({
  mode: "per-unit",
  lower: decimal(lower),
  upper: upper === null ? null : decimal(upper),
  price: decimal(price),
  chunkSize: null,
});

const flatFee = (tier: PriceTier, chunkSize: string | null): PriceTier => ({
  ...tier,
  mode: "flat-fee",
  chunkSize: chunkSize === null ? null : decimal(chunkSize),
});

function compiled(tiers: readonly PriceTier[]): CompiledPrice {
  const price = compilePrice(tiers);
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

function costOf(tiers: readonly PriceTier[], units: string): string | null {
  const price = compiled(tiers);
  const whole = priceByTiers(price, decimal(units));
  const cost = costByTiers(price, decimal(units));
  if (cost !== null) expect([scaledText(cost), "0"]).toEqual([whole.cost, whole.unpriced]);
  return cost && scaledText(cost);
}

const DOCUMENTED = [perUnit("0", "300", "1.00"), perUnit("300", null, "0.80")];
const FEES = [flatFee(perUnit("0", "1000.5", "999"), null), flatFee(perUnit("1000.5", null, "999"), "500")];
const MIXED = [
  flatFee(perUnit("0", "100", "25"), null),
  perUnit("100", "250.25", "0.125"),
  flatFee(perUnit("250.25", null, "10.01"), "0.3"),
];
const YEN = [perUnit("0", "300", "120"), perUnit("300", "1000", "95"), perUnit("1000", null, "80")];
const DINAR = [perUnit("0", "744", "0.305"), perUnit("744", null, "0.285")];
const TINY = [perUnit("0", "1000000000000000", "0.0000001"), perUnit("1000000000000000", null, "0.00000003")];
const FINE = [
  perUnit("0", "0.000000000000000000000000000001", "3"),
  perUnit("0.000000000000000000000000000001", null, "0.000000000000000000000000000007"),
];

describe("prices per unit", () => {
  test("the documented 465 units cost 432.00, each at the price of its own tier", () => {
    expect(priceByTiers(compiled(DOCUMENTED), decimal("465.0000"))).toEqual({
      tiers: [
        { usage: "300", price: "1", cost: "300" },
        { usage: "165", price: "0.8", cost: "132" },
      ],
      cost: "432",
      unpriced: "0",
    });
  });

  test.each([
    ["0", "0"],
    ["0.5", "0.5"],
    ["300", "300"],
    ["300.0001", "300.00008"],
    ["0.0000001", "0.0000001"],
    ["1000000000000000", "800000000000060"],
  ])("%s units of it cost %s", (units, cost) => {
    expect(costOf(DOCUMENTED, units)).toBe(cost);
  });

  test.each([
    ["yen", YEN, "299.5", "35940"],
    ["yen", YEN, "465", "51675"],
    ["yen", YEN, "1234.56", "121264.8"],
    ["dinars", DINAR, "744", "226.92"],
    ["dinars", DINAR, "744.001", "226.920285"],
    ["dinars", DINAR, "1097.2728", "327.602748"],
    ["a tiny price", TINY, "1000000000000000", "100000000"],
    ["a tiny price", TINY, "1000000000000000.5", "100000000.000000015"],
    ["a tiny price", TINY, "0.0000001", "0.00000000000001"],
    ["30 decimals", FINE, "0.000000000000000000000000000001", "0.000000000000000000000000000003"],
    [
      "30 decimals",
      FINE,
      "0.000000000000000000000000000003",
      "0.000000000000000000000000000003000000000000000000000000000014",
    ],
    ["30 decimals", FINE, "1", "0.000000000000000000000000000009999999999999999999999999999993"],
  ])("in %s are not rounded", (_what, tiers, units, cost) => {
    expect(costOf(tiers, units)).toBe(cost);
  });

  test("a price below zero gives money back", () => {
    expect(costOf([perUnit("0", "10", "2"), perUnit("10", null, "-0.5")], "13")).toBe("18.5");
  });

  test("tiers count by their bounds, not by the order they are listed in", () => {
    expect(costOf(DOCUMENTED.toReversed(), "465")).toBe("432");
  });

  test("a usage of more decimals than the last leaves the next one as exact", () => {
    const price = compiled(TINY);
    const costs = ["2.5", "0.12345678901234567890123", "2.5"].map((units) => costByTiers(price, decimal(units)));
    expect(costs.map((cost) => cost && scaledText(cost))).toEqual([
      "0.00000025",
      "0.000000012345678901234567890123",
      "0.00000025",
    ]);
  });
});

describe("flat fees", () => {
  test.each([
    ["0", "0"],
    ["0.001", "999"],
    ["1000.5", "999"],
    ["1000.6", "1998"],
    ["1500.5", "1998"],
    ["1500.500000000000000000000000000001", "2997"],
  ])("for %s units are %s: once for the tier, and once for each chunk begun above it", (units, cost) => {
    expect(costOf(FEES, units)).toBe(cost);
  });

  test.each([
    ["100", "25"],
    ["250.25", "43.78125"],
    ["250.55", "53.79125"],
    ["250.5500001", "63.80125"],
  ])("stand between prices per unit: %s units are %s", (units, cost) => {
    expect(costOf(MIXED, units)).toBe(cost);
  });
});

describe("units that no tier covers", () => {
  test.each([
    ["beyond the last bound", "500", [perUnit("0", "300", "1")], "200", "300"],
    ["in a gap", "500", [perUnit("0", "100", "1"), perUnit("200", null, "1")], "100", "400"],
    ["in a gap that is not left", "150", [perUnit("0", "100", "1"), perUnit("200", null, "1")], "50", "100"],
    ["without any tier", "500", [], "500", "0"],
    ["below zero", "-2.5", DOCUMENTED, "-2.5", "0"],
    ["below zero, of a fee", "-1", FEES, "-1", "0"],
  ])("%s are named, not priced at zero", (_where, units, tiers, unpriced, cost) => {
    const priced = priceByTiers(compiled(tiers), decimal(units));
    expect([priced.unpriced, priced.cost]).toEqual([unpriced, cost]);
    expect(costOf(tiers, units)).toBeNull();
  });
});

test("tiers that are no price cannot be compiled, and say why", () => {
  expect(compilePrice([perUnit("0", null, "1"), perUnit("5", null, "1")])).toEqual({
    ok: false,
    refusal: [{ code: "tiers-overlap", at: 1, other: 0 }],
  });
});
