import { describe, expect, test } from "vitest";
import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const CAD = currency("CAD");
const JPY = currency("JPY");

function graduated(...steps: readonly [upper: string | null, price: string][]): CompiledPrice {
  const price = compilePrice(
    steps.map(([upper, price], at) => ({
      mode: "per-unit",
      lower: decimal(steps[at - 1]?.[0] ?? "0"),
      upper: upper === null ? null : decimal(upper),
      price: decimal(price),
      chunkSize: null,
    })),
  );
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

const tier = (usage: string, price: string, cost: string) => ({
  usage: decimal(usage),
  price: decimal(price),
  cost: decimal(cost),
});

const IP: PricedProduct = {
  sku: "PUBLIC_IP",
  name: {},
  usage: decimal("465"),
  unit: { code: "HOUR", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal("432"),
  tiers: [tier("300", "1", "300"), tier("165", "0.8", "132")],
};
/** Costs 2194.5456, which the documents' file states as 2194.55. */
const DISK: PricedProduct = {
  ...IP,
  sku: "DISK",
  usage: decimal("1097.2728"),
  price: decimal("2"),
  cost: decimal("2194.55"),
  tiers: [],
};
const PRICES = new Map([
  ["PUBLIC_IP", graduated(["300", "1"], [null, "0.8"])],
  ["DISK", graduated([null, "2"])],
]);
const LISTS = new Map([[CAD, PRICES]]);

function report(products: readonly PricedProduct[], total: string): PriceReport {
  const stated: DecimalText = decimal(total);
  return {
    generated: true,
    currencies: [{ currency: CAD, total: stated, categories: [{ name: {}, subTotal: stated, products }] }],
  };
}

const outcomes = (products: readonly PricedProduct[], lists: typeof LISTS = LISTS) =>
  reproducePriceReport(report(products, "0"), lists).currencies.flatMap(({ products }) =>
    products.map(({ outcome }) => outcome),
  );

describe("a price report", () => {
  test("comes out again when every product and the total do, each tier rounded to the places that are stated", () => {
    const { isReproduced, currencies } = reproducePriceReport(report([IP, DISK], "2626.55"), LISTS);
    expect([isReproduced, currencies[0]?.computed]).toEqual([true, "2626.55"]);
  });

  test("does not when only its total differs", () => {
    const { isReproduced, currencies } = reproducePriceReport(report([IP, DISK], "2626.54"), LISTS);
    expect([isReproduced, currencies[0]?.stated, currencies[0]?.computed]).toEqual([false, "2626.54", "2626.55"]);
  });

  test("that was not generated states nothing that could come out again; one without usage does", () => {
    expect(reproducePriceReport({ generated: false, currencies: [] }, LISTS).isReproduced).toBe(false);
    expect(reproducePriceReport({ generated: true, currencies: [] }, LISTS).isReproduced).toBe(true);
  });

  test("has no computed total while one of its products has no price", () => {
    const { isReproduced, currencies } = reproducePriceReport(report([IP, { ...DISK, sku: "TAPE" }], "2626.55"), LISTS);
    expect([isReproduced, currencies[0]?.computed]).toEqual([false, null]);
  });
});

describe("a product", () => {
  test.each([
    ["a cost above", { cost: decimal("432.01") }, "-0.01", ["cost"]],
    ["a tier's cost", { tiers: [tier("300", "1", "300"), tier("165", "0.8", "131.99")] }, "0", ["cost"]],
    ["a tier's price", { tiers: [tier("300", "1", "300"), tier("165", "0.80001", "132")] }, "0", ["price"]],
    ["the split", { tiers: [tier("299", "1", "300"), tier("166", "0.8", "132")] }, "0", ["usage"]],
    ["a single tier", { cost: decimal("372"), tiers: [tier("465", "0.8", "372")] }, "60", ["usage", "price", "cost"]],
  ])("is off by what %s says otherwise", (_what, altered, by, differs) => {
    expect(outcomes([{ ...IP, ...altered }])).toEqual([{ at: "off", by, differs }]);
  });

  test("without tiers is measured by its cost, not by its average price", () => {
    expect(outcomes([{ ...DISK, price: decimal("1.999999") }])).toEqual([{ at: "reproduced" }]);
    expect(outcomes([{ ...DISK, cost: decimal("2194.54") }])).toEqual([{ at: "off", by: "0.01", differs: ["cost"] }]);
  });

  test("is rounded to more than two places where the report states more", () => {
    expect(outcomes([{ ...DISK, cost: decimal("2194.5456") }])).toEqual([{ at: "reproduced" }]);
    expect(outcomes([{ ...DISK, cost: decimal("2194.546") }])).toEqual([{ at: "reproduced" }]);
  });

  test("cannot be priced without a list in its currency, or beyond the end of its list", () => {
    const ending = new Map([[CAD, new Map([["DISK", graduated(["1000", "2"])]])]]);
    expect(outcomes([IP], new Map([[JPY, PRICES]]))).toEqual([{ at: "not-priceable", why: "no-price-known" }]);
    expect(outcomes([DISK], ending)).toEqual([{ at: "not-priceable", why: "units-without-price" }]);
  });
});
