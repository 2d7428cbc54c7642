import { expect, test } from "vitest";
import { compareScenarios, compareTotals, type OrganizationMonth } from "@/lib/domain/pricing/compare-scenarios";
import { comparisonLines } from "@/lib/domain/pricing/comparison-lines";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const each = (price: string): PriceTier[] => [
  { mode: "per-unit", lower: decimal("0"), upper: null, price: decimal(price), chunkSize: null },
];
const list = (id: string, code: string): PriceList => ({
  appliedPricing: { id, name: { en: `=${id}` } },
  currency: currency(code),
  changedWithin: false,
  products: [{ sku: "IP", unitPrice: decimal("2"), costOfGoods: decimal("1"), tiers: [] }],
});
const [CAD, USD, OTHER] = [list("cad", "CAD"), list("usd", "USD"), list("other", "CAD")];

function organization(id: string, of: PriceList | null, usage = "10", total = "20"): OrganizationMonth {
  const product = {
    sku: "IP",
    name: {},
    usage: decimal(usage),
    unit: { code: "HOUR", name: {} },
    period: "HOUR",
    price: null,
    cost: decimal(total),
    tiers: [],
  };
  const code = of?.currency ?? currency("CAD");
  const priced = {
    currency: code,
    total: decimal(total),
    categories: [{ name: {}, subTotal: decimal(total), products: [product] }],
  };
  return {
    organization: { id, name: id },
    customer: null,
    report: of && { generated: true, currencies: [priced] },
    lists: [of ?? CAD],
  };
}

const dearer: PriceScenario = {
  prices: [
    { appliedPricing: "cad", sku: "IP", tiers: each("3") },
    { appliedPricing: "usd", sku: "IP", tiers: each("2.5") },
  ],
  swaps: [],
};
const forOne: PriceScenario = { prices: [], swaps: [{ from: "cad", to: "gone", organizations: ["b"] }] };
const MONTHS = [
  organization("a", CAD),
  organization("b", CAD, "7", "14"),
  organization("c", USD),
  organization("off", CAD, "10", "20.01"),
  organization("unread", null),
  organization("untouched", OTHER),
];

test("every organization that a scenario touches is priced again or has a reason why not", () => {
  const bills = compareScenarios(MONTHS, [dearer, forOne], [CAD, USD, OTHER]);
  expect(
    bills.map((bill) => [
      bill.organization.id,
      bill.at === "priced" ? bill.after.map((sale) => sale?.charged ?? null) : bill.at,
    ]),
  ).toEqual([
    ["a", ["30", "20"]],
    ["b", ["21", null]],
    ["c", ["25", "20"]],
    ["off", "refused"],
    ["unread", "not-read"],
  ]);
});

test("totals are one for each currency, without what was refused and none where a bill has no price", () => {
  const bills = compareScenarios(MONTHS, [dearer, forOne], [CAD, USD, OTHER]);
  expect(compareTotals(bills, 2)).toEqual([
    {
      currency: "CAD",
      before: { charged: "34", goods: "17" },
      after: [{ charged: "51", goods: "17" }, null],
      refused: 1,
    },
    {
      currency: "USD",
      before: { charged: "20", goods: "10" },
      after: [
        { charged: "25", goods: "10" },
        { charged: "20", goods: "10" },
      ],
      refused: 0,
    },
  ]);
});

test("the file says first what it was made from, and has a row for each bill", () => {
  const bills = compareScenarios(MONTHS, [dearer], [CAD, USD, OTHER]);
  const lines = comparisonLines(
    {
      month: month("2026-10"),
      scenarios: [{ name: "Dearer" }],
      bills,
      lists: [CAD],
      readAt: { first: "x", last: "y" },
    },
    "en",
  );
  expect(lines.slice(0, 5)).toEqual([
    ["month_utc", "2026-10"],
    ["reports_read_first_utc", "x"],
    ["reports_read_last_utc", "y"],
    ["price_lists", "=cad (cad)"],
    ["rows", "5"],
  ]);
  expect(lines).toHaveLength(7 + 5);
  expect(lines[7]).toEqual(["a", "a", "CAD", "priced", "20", "10", "10", "30", "10", "10", "20"]);
});
