import { describe, expect, test } from "vitest";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { checkTiers } from "@/lib/domain/pricing/tier-check";
import { decimal } from "@/lib/domain/values/decimal-text";

const tier = (lower: string, upper: string | null, more: Partial<PriceTier> = {}): PriceTier => ({
  mode: "per-unit",
  lower: decimal(lower),
  upper: upper === null ? null : decimal(upper),
  price: decimal("1"),
  chunkSize: null,
  ...more,
});
const fee = (chunkSize: string) => tier("0", null, { mode: "flat-fee", chunkSize: decimal(chunkSize) });

describe("a list of tiers", () => {
  test("that follow each other to no end has neither faults nor gaps, in whatever order it is given", () => {
    const [first, second] = [tier("0", "1000.5"), tier("1000.5", null)];
    const good = { tiers: [first, second], faults: [], gaps: [] };
    expect(checkTiers([first, second])).toEqual(good);
    expect(checkTiers([second, first])).toEqual(good);
  });

  test.each([
    ["none", [], [["0", null]]],
    ["a beginning above zero", [tier("0.1", null)], [["0", "0.1"]]],
    ["a hole", [tier("0", "10"), tier("10.0000001", null)], [["10", "10.0000001"]]],
    ["an end", [tier("0", "10")], [["10", null]]],
  ])("with %s names the units that it leaves without a price", (_what, tiers, gaps) => {
    const found = checkTiers(tiers);
    expect([found.faults, found.gaps]).toEqual([[], gaps.map(([from, to]) => ({ from, to }))]);
  });

  test.each([
    ["two over the same units", [tier("0", "10"), tier("9.9", null)], [{ code: "tiers-overlap", at: 1, other: 0 }]],
    ["one above an open one", [tier("5", "9"), tier("0", null)], [{ code: "tiers-overlap", at: 0, other: 1 }]],
    ["one within another", [tier("0", null), tier("2", "3")], [{ code: "tiers-overlap", at: 1, other: 0 }]],
    ["one of no width", [tier("0", "5"), tier("5", "5"), tier("5", null)], [{ code: "tier-without-width", at: 1 }]],
    ["one that ends before it begins", [tier("0", null), tier("7", "6")], [{ code: "tier-reversed", at: 1 }]],
    [
      "two within a wider one",
      [tier("0", "10"), tier("2", "3"), tier("4", "5")],
      [
        { code: "tiers-overlap", at: 1, other: 0 },
        { code: "tiers-overlap", at: 2, other: 0 },
      ],
    ],
    ["one of no width within another", [tier("0", null), tier("5", "5")], [{ code: "tier-without-width", at: 1 }]],
    ["a bound below zero", [tier("-1", null)], [{ code: "bound-below-zero", at: 0 }]],
    ["chunks of nothing", [fee("0")], [{ code: "chunk-not-positive", at: 0 }]],
    ["chunks of less", [fee("-500")], [{ code: "chunk-not-positive", at: 0 }]],
    ["chunks of units", [tier("0", null, { chunkSize: decimal("10") })], [{ code: "chunk-per-unit", at: 0 }]],
  ])("with %s is no price, and the tier is named", (_what, tiers, faults) => {
    expect(checkTiers(tiers).faults).toEqual(faults);
  });
});
