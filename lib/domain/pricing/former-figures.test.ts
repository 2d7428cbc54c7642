import { expect, test } from "vitest";
import { whyKeepFormer } from "@/lib/domain/pricing/former-figures";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

function report(usage: string, price: string): PriceReport {
  const figures = { usage: decimal(usage), price: decimal(price), cost: decimal("1"), tiers: [] };
  const product = { sku: "VM", name: {}, unit: { code: "H", name: {} }, period: "HOUR", ...figures };
  const categories = [{ name: {}, subTotal: decimal("1"), products: [product] }];
  return { generated: true, currencies: [{ currency: currency("CAD"), total: decimal("1"), categories }] };
}

test.each([
  ["that grew the same day are not kept", ["05T01", "05T01"], ["05T02", "2"], null],
  ["that a day ended with are kept", ["05T01", "05T23"], ["06T00", "2"], "day"],
  ["that a day ended with, found again after it, are kept", ["05T23", "06T01"], ["06T02", "2"], "day"],
  ["at other prices are kept, the same day too", ["05T01", "05T01"], ["05T02", "3"], "repriced"],
  ["that stood when the month was over are kept", ["30T23", "31T01"], ["31T02", "2"], "corrected"],
] as const)("figures %s", (_, [first, last], [now, price], why) => {
  const at = (hour: string) => new Date(Date.UTC(2026, 8, Number(hour.slice(0, 2)), Number(hour.slice(3))));
  const former = { report: report("1", "2"), firstReadAt: at(first), lastReadAt: at(last) };
  expect(whyKeepFormer(month("2026-09"), former, { report: report("2", price), readAt: at(now) })).toBe(why);
});
