import { describe, expect, test } from "vitest";
import { comparePriceReports } from "@/lib/domain/pricing/price-changes";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const product = (sku: string, usage: string, cost: string): PricedProduct => ({
  sku,
  name: { en: sku },
  usage: decimal(usage),
  unit: { code: "HOUR", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal(cost),
  tiers: [],
});

const report = (total: string, products: readonly PricedProduct[], code = "CAD"): PriceReport => ({
  generated: true,
  currencies: [
    {
      currency: currency(code),
      total: decimal(total),
      categories: [{ name: { en: "Compute" }, subTotal: decimal(total), products }],
    },
  ],
});

describe("between two readings of one report", () => {
  test("products that moved, came and went are listed, the greatest movement first, and come to the total's", () => {
    const [change] = comparePriceReports(
      report("30.1", [product("A", "1", "10.1"), product("B", "2", "20"), product("C", "1", "0")]),
      report("71.05", [product("A", "1", "10.05"), product("C", "1", "0"), product("D", "4", "61")]),
    );
    expect(change?.products.map(({ sku, difference }) => [sku, difference])).toEqual([
      ["D", "61"],
      ["B", "-20"],
      ["A", "-0.05"],
    ]);
    expect(change?.products.find(({ sku }) => sku === "B")?.after).toBeNull();
    expect(addDecimals(change?.products.map(({ difference }) => difference) ?? [])).toBe(change?.difference);
    expect(change?.rest).toBe("0");
  });

  test("usage that moved at no cost is a movement too", () => {
    const [change] = comparePriceReports(report("5", [product("A", "1", "5")]), report("5", [product("A", "2", "5")]));
    expect([change?.difference, change?.products.length]).toEqual(["0", 1]);
  });

  test("a total that its products do not account for leaves a rest", () => {
    const [change] = comparePriceReports(report("5", [product("A", "1", "5")]), report("9", [product("A", "1", "8")]));
    expect(change?.rest).toBe("1");
  });

  test("a product that stands in a category twice is compared place by place", () => {
    const twice = (second: string) => [product("A", "1", "5"), product("A", "1", second)];
    const [change] = comparePriceReports(report("6", twice("1")), report("8", twice("3")));
    expect(change?.products.map(({ difference }) => difference)).toEqual(["2"]);
  });

  test("a currency that came is told apart from one that was there with nothing", () => {
    const [cad, usd] = comparePriceReports(
      report("5", [product("A", "1", "5")]),
      report("0", [product("A", "1", "0")], "USD"),
    );
    expect([cad?.after, usd?.before, usd?.after]).toEqual([null, null, "0"]);
  });

  test("nothing moved when only the scale of a figure did", () => {
    expect(
      comparePriceReports(report("5.0", [product("A", "1", "5.00")]), report("5", [product("A", "1.0", "5")])),
    ).toEqual([]);
  });
});
