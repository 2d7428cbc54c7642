import { describe, expect, test } from "vitest";
import { checkCustomersPriceReport, checkPriceReport } from "@/lib/domain/pricing/price-check";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const USD = currency("USD");

const TIERED: PricedProduct = {
  sku: "CPU",
  name: { en: "Processor" },
  usage: decimal("465.0000"),
  unit: { code: "HOUR", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal("432.0"),
  tiers: [
    { usage: decimal("300"), price: decimal("1"), cost: decimal("300") },
    { usage: decimal("165"), price: decimal("0.8"), cost: decimal("132") },
  ],
};

interface Altered {
  readonly product?: Partial<PricedProduct>;
  readonly subTotal?: string;
  readonly total?: string;
}

function report({ product, subTotal = "432.00", total = "432.00" }: Altered): PriceReport {
  const products = [{ ...TIERED, ...product }];
  const categories = [{ name: { fr: "Calcul", en: "Compute" }, subTotal: decimal(subTotal), products }];
  return { generated: true, currencies: [{ currency: USD, total: decimal(total), categories }] };
}

describe("a price report", () => {
  test("whose sums hold has no discrepancy, whatever the scales it is written in", () => {
    expect(checkPriceReport(report({}))).toEqual([]);
  });

  test("that was not generated, or has nothing in it, has none either", () => {
    expect(checkPriceReport({ generated: false, currencies: [] })).toEqual([]);
    expect(
      checkPriceReport({ generated: true, currencies: [{ currency: USD, total: decimal("0"), categories: [] }] }),
    ).toEqual([]);
  });

  test("does not have its untiered products multiplied out", () => {
    expect(checkPriceReport(report({ product: { tiers: [], price: decimal("0.93") } }))).toEqual([]);
  });

  test.each([
    ["a product's usage", { product: { usage: decimal("466") } }, "product-usage", "CPU", "466", "465"],
    ["a category", { subTotal: "432.01", total: "432.01" }, "category", "Compute", "432.01", "432"],
    ["a currency", { total: "431.99" }, "currency", "USD", "431.99", "432"],
  ])("shows the sum of %s that does not hold", (_what, altered, ...[where, of, stated, summed]) => {
    expect(checkPriceReport(report(altered))).toEqual([{ where, of, currency: USD, stated, summed }]);
  });

  test("shows a product's cost that its tiers do not give, and the category that then does not add", () => {
    expect(checkPriceReport(report({ product: { cost: decimal("432.01") } }))).toEqual([
      { where: "product-cost", of: "CPU", currency: USD, stated: "432.01", summed: "432" },
      { where: "category", of: "Compute", currency: USD, stated: "432", summed: "432.01" },
    ]);
  });
});

describe("the report over all organizations", () => {
  const categories = ["684.00", "4560.00"].map((subTotal) => ({ name: {}, subTotal: decimal(subTotal) }));
  const withTotal = (total: string) => ({
    generated: true,
    organizations: [
      {
        organization: { id: "1", name: "Acme" },
        appliedPricing: { id: "2", name: {} },
        currency: USD,
        total: decimal(total),
        categories,
      },
    ],
  });

  test("holds when 684.00 and 4560.00 are 5244.00", () => {
    expect(checkCustomersPriceReport(withTotal("5244.00"))).toEqual([]);
  });

  test("shows the organization whose total is not the sum of its categories", () => {
    expect(checkCustomersPriceReport(withTotal("5244.02"))).toEqual([
      { where: "currency", of: "Acme", currency: USD, stated: "5244.02", summed: "5244" },
    ]);
  });
});
