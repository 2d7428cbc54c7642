import { expect, test } from "vitest";
import { customersReceiptLines, priceReceiptLines } from "@/lib/domain/pricing/price-receipt";
import type { CustomersPriceReport, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const CAD = currency("CAD");
const product = (cost: string): PricedProduct => ({
  sku: "IP",
  name: { en: "IP" },
  usage: decimal("1"),
  unit: { code: "UNIT", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal(cost),
  tiers: [],
});

test("a total opens to its categories and each of them to its products, with what rounding left between", () => {
  const report: PriceReport = {
    generated: true,
    currencies: [
      {
        currency: CAD,
        total: decimal("10.01"),
        categories: [
          { name: { en: "Compute" }, subTotal: decimal("4"), products: [product("1.5"), product("2.5")] },
          { name: { en: "Storage" }, subTotal: decimal("6.00"), products: [product("6.005")] },
        ],
      },
    ],
  };
  expect(priceReceiptLines(report)).toEqual([
    { category: null, currency: "CAD", stated: "10.01", parts: 2, sum: "10", difference: "0.01" },
    { category: { en: "Compute" }, currency: "CAD", stated: "4", parts: 2, sum: "4", difference: "0" },
    { category: { en: "Storage" }, currency: "CAD", stated: "6", parts: 1, sum: "6.005", difference: "-0.005" },
  ]);
});

test("over all organizations each currency is a sum of its own, which nobody else states", () => {
  const one = (code: string, total: string) => ({
    organization: { id: "o", name: "O" },
    appliedPricing: { id: "p", name: {} },
    currency: currency(code),
    total: decimal(total),
    categories: [],
  });
  const report: CustomersPriceReport = {
    generated: true,
    organizations: [one("CAD", "1"), one("EUR", "2"), one("CAD", "3")],
  };
  expect(customersReceiptLines(report)).toEqual([
    { category: null, currency: "CAD", stated: null, parts: 2, sum: "4", difference: null },
    { category: null, currency: "EUR", stated: null, parts: 1, sum: "2", difference: null },
  ]);
});
