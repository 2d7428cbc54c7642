import { expect, test } from "vitest";
import { averagePrice } from "@/lib/domain/pricing/average-price";
import { priceLines } from "@/lib/domain/pricing/price-lines";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const tiered: PricedProduct = {
  sku: "VM_CPU",
  name: { en: "Virtual CPU" },
  usage: decimal("465"),
  unit: { code: "HOUR", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal("432"),
  tiers: [
    { usage: decimal("300"), price: decimal("1"), cost: decimal("300") },
    { usage: decimal("165"), price: decimal("0.8"), cost: decimal("132") },
  ],
};
const flat: PricedProduct = { ...tiered, sku: "DISK", name: {}, price: decimal("0.05"), tiers: [] };
const report: PriceReport = {
  generated: true,
  currencies: [
    {
      currency: currency("CAD"),
      total: decimal("864"),
      categories: [{ name: { fr: "Calcul" }, subTotal: decimal("864"), products: [tiered, flat] }],
    },
  ],
};

test("a file has one line per tier, or per product without tiers, with its half-open UTC period", () => {
  const period = ["2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"];
  expect(priceLines(report, month("2026-10"), "en")).toEqual([
    [...period, "CAD", "Calcul", "VM_CPU", "Virtual CPU", "1", "300", "HOUR", "HOUR", "1", "300"],
    [...period, "CAD", "Calcul", "VM_CPU", "Virtual CPU", "2", "165", "HOUR", "HOUR", "0.8", "132"],
    [...period, "CAD", "Calcul", "DISK", "DISK", "", "465", "HOUR", "HOUR", "0.05", "432"],
  ]);
});

test("the average price is the one stated, else cost divided by usage, else none", () => {
  expect(averagePrice(flat)).toEqual({ price: "0.05", from: "stated" });
  expect(averagePrice(tiered)).toEqual({ price: "0.929032", from: "computed" });
  expect(averagePrice({ ...tiered, usage: decimal("0") })).toBeNull();
});

test.each([
  ["2026-10", "2026-10"],
  ["2024-12", "2024-12"],
  ["2024-11", "2026-11"],
  ["2026-12", "2026-11"],
  ["2026-13", "2026-11"],
  ["", "2026-11"],
])("month=%j shows %s: two years back, nothing to come, else the month under way", (text, shown) => {
  expect(priceMonth(new URLSearchParams({ month: text }), new Date("2026-11-30T23:59:59.999Z"))).toBe(shown);
});
