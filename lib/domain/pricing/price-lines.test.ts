import { expect, test } from "vitest";
import { averagePrice } from "@/lib/domain/pricing/average-price";
import { priceLines } from "@/lib/domain/pricing/price-lines";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
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

const readAt = "2026-11-01T04:00:00.000Z";
const reading = { asked: "GET /reports/organization_pricing", answerHash: "ab12" };
const source = { month: month("2026-10"), reading, readAt, now: new Date(readAt), language: "en" };
const read = [reading.asked, readAt, reading.answerHash];

test("a file has one line per tier, or per product without tiers, with its half-open UTC period and its call", () => {
  const period = ["2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z", "over"];
  expect(priceLines(report, source)).toEqual([
    [...period, "CAD", "Calcul", "VM_CPU", "Virtual CPU", "1", "300", "HOUR", "HOUR", "1", "300", ...read],
    [...period, "CAD", "Calcul", "VM_CPU", "Virtual CPU", "2", "165", "HOUR", "HOUR", "0.8", "132", ...read],
    [...period, "CAD", "Calcul", "DISK", "DISK", "", "465", "HOUR", "HOUR", "0.05", "432", ...read],
  ]);
});

test("the figures of a month under way are estimated in the file", () => {
  const lines = priceLines(report, { ...source, now: new Date("2026-10-31T23:59:59.999Z") });
  expect(new Set(lines.map((line) => line[2]))).toEqual(new Set(["estimated"]));
});

test("what tiers, products or categories leave open is a line of its own, so that a file adds up to the total", () => {
  const [short, category] = [
    { ...tiered, cost: decimal("432.01") },
    { name: {}, subTotal: decimal("432.02") },
  ];
  const categories = [{ ...category, products: [short] }];
  const currencies = [{ currency: currency("CAD"), total: decimal("432.04"), categories }];
  const lines = priceLines({ generated: true, currencies }, source);
  expect(lines.map((line) => [line[5], line[7], line[12]])).toEqual([
    ["VM_CPU", "1", "300"],
    ["VM_CPU", "2", "132"],
    ["VM_CPU", "not-by-tier", "0.01"],
    ["not-by-category", "", "0.02"],
    ["not-by-product", "", "0.01"],
  ]);
  expect(addDecimals(lines.map((line) => decimal(line[12] ?? "")))).toBe("432.04");
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
