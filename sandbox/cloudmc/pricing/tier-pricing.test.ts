import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { moneyText, priceText, sliceTiers, type Tier, tierCost, toCents, usageText } from "./tier-pricing";

const units = (amount: number | string) => new Decimal(amount);

function priced(tiers: Tier[], before: number | string, after: number | string) {
  return sliceTiers(tiers, units(before), units(after)).flatMap((slice) => {
    const tier = tiers[slice.tier];
    return tier === undefined
      ? []
      : [[usageText(slice.usage), priceText(new Decimal(tier.price)), moneyText(tierCost(tier, slice))]];
  });
}

const GRADUATED: Tier[] = [
  { mode: "PER_UNIT", from: "0", to: "300", price: "1.00" },
  { mode: "PER_UNIT", from: "300", to: null, price: "0.80" },
];

describe("graduated tiers", () => {
  test("465 units are 300 at 1.00 and 165 at 0.80: 432.00, not 372.00", () => {
    const lines = priced(GRADUATED, 0, 465);
    expect(lines).toEqual([
      ["300.0000", "1.00", "300.00"],
      ["165.0000", "0.80", "132.00"],
    ]);
    expect(moneyText(lines.reduce((sum, [, , cost]) => sum.plus(cost ?? 0), units(0)))).toBe("432.00");
  });

  test("a report that begins after the first tier is full shows only the second", () => {
    expect(priced(GRADUATED, 300, 310)).toEqual([["10.0000", "0.80", "8.00"]]);
  });

  test("a boundary unit belongs to the tier it completes", () => {
    expect(priced(GRADUATED, 299, 301)).toEqual([
      ["1.0000", "1.00", "1.00"],
      ["1.0000", "0.80", "0.80"],
    ]);
    expect(priced(GRADUATED, 0, 0)).toEqual([]);
  });
});

describe("flat fees", () => {
  const tiers: Tier[] = [
    { mode: "FLAT_FEE", from: "0", to: "1000.5", price: "999" },
    { mode: "FLAT_FEE", from: "1000.5", to: null, price: "999", chunkSize: "500" },
  ];
  test("a fee is due once for its tier and once for each chunk begun", () => {
    expect(priced(tiers, 0, "1000.5")).toEqual([["1000.5000", "999.00", "999.00"]]);
    expect(priced(tiers, 0, "1501")).toEqual([
      ["1000.5000", "999.00", "999.00"],
      ["500.5000", "999.00", "1998.00"],
    ]);
  });
  test("a fee already charged in the cycle is not charged again", () => {
    expect(priced(tiers, 10, 20)).toEqual([["10.0000", "999.00", "0.00"]]);
  });
});

test("a line is rounded half up to cents", () => {
  expect(moneyText(toCents(units("1097.2728").times(2)))).toBe("2194.55");
  expect(moneyText(toCents(units("0.125")))).toBe("0.13");
});

test("a price has at least two decimals and as many as it needs", () => {
  expect(["1", "0.8", "0.000152"].map((price) => priceText(units(price)))).toEqual(["1.00", "0.80", "0.000152"]);
});
