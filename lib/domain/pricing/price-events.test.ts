import { expect, test } from "vitest";
import { type PriceReading, priceEvents } from "@/lib/domain/pricing/price-events";
import { decimal } from "@/lib/domain/values/decimal-text";
import { month } from "@/lib/domain/values/month";

function reading(of: string, at: string, prices: Readonly<Record<string, readonly string[]>>): PriceReading {
  const exact = Object.entries(prices).map(([product, tiers]) => [product, tiers.map(decimal)] as const);
  return { month: month(of), firstReadAt: at, prices: new Map(exact) };
}
const AUGUST = reading("2026-08", "2026-09-02T00:00:00.000Z", { cpu: ["0.05", "0.04"], ram: ["1"] });

test("a month with other unit prices than the one before is an event on its first day", () => {
  const september = reading("2026-09", "2026-09-20T10:00:00.000Z", { cpu: ["0.05", "0.035"], ram: ["1"] });
  expect(priceEvents([september, AUGUST])).toEqual([
    { kind: "prices-changed", day: "2026-09-01", month: "2026-09", products: 1 },
  ]);
});

test("a month that is given other unit prices afterwards is an event on the day that was first read", () => {
  const anew = reading("2026-08", "2026-09-14T23:30:00.000Z", { cpu: ["0.06", "0.04"], ram: ["2"] });
  expect(priceEvents([anew, AUGUST])).toEqual([
    { kind: "priced-anew", day: "2026-09-14", month: "2026-08", products: 2 },
  ]);
});

test.each([
  ["a tier that is reached for the first time", { cpu: ["0.05", "0.04", "0.03"], ram: ["1"] }],
  ["a product that is new", { cpu: ["0.05", "0.04"], ram: ["1"], gpu: ["9"] }],
  ["a product that is gone", { cpu: ["0.05"] }],
])("%s is no change of a price", (_, prices) => {
  expect(priceEvents([AUGUST, reading("2026-09", "2026-09-20T10:00:00.000Z", prices)])).toEqual([]);
});

test("months that are not next to each other are not compared", () => {
  expect(priceEvents([AUGUST, reading("2026-10", "2026-10-20T10:00:00.000Z", { ram: ["3"] })])).toEqual([]);
});
