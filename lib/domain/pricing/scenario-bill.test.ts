import { describe, expect, test } from "vitest";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { NO_CHANGE, type PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { marginOf } from "@/lib/domain/pricing/sale";
import { priceScenario, sumSales } from "@/lib/domain/pricing/scenario-bill";
import { scenarioPrices } from "@/lib/domain/pricing/scenario-prices";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const [CAD, USD] = [currency("CAD"), currency("USD")];

function graduated(...steps: readonly [upper: string | null, price: string][]): PriceTier[] {
  return steps.map(([upper, price], at) => ({
    mode: "per-unit",
    lower: decimal(steps[at - 1]?.[0] ?? "0"),
    upper: upper === null ? null : decimal(upper),
    price: decimal(price),
    chunkSize: null,
  }));
}

const product = (sku: string, tiers: readonly PriceTier[], goods: string | null) => ({
  sku,
  tiers,
  unitPrice: null,
  costOfGoods: goods === null ? null : decimal(goods),
});
const list = (id: string, code: typeof CAD, products: PriceList["products"]): PriceList => ({
  appliedPricing: { id, name: {} },
  currency: code,
  changedWithin: false,
  products,
});

const IP_TIERS = graduated(["300", "1"], [null, "0.8"]);
const STANDARD = list("standard", CAD, [
  product("IP", IP_TIERS, "0.4"),
  product("DISK", graduated([null, "2"]), "1.25"),
]);
const DOLLARS = list("dollars", USD, [product("IP", IP_TIERS, "0.3")]);
const CHEAP = list("cheap", CAD, [product("IP", graduated([null, "0.5"]), "0.4"), product("DISK", IP_TIERS, null)]);
const KNOWN = [STANDARD, DOLLARS, CHEAP];

const used = (sku: string, usage: string, cost: string): PricedProduct => ({
  sku,
  name: {},
  usage: decimal(usage),
  unit: { code: "HOUR", name: {} },
  period: "HOUR",
  price: null,
  cost: decimal(cost),
  tiers: [],
});
const priced = (code: typeof CAD, total: string, products: readonly PricedProduct[]) => ({
  currency: code,
  total: decimal(total),
  categories: [{ name: {}, subTotal: decimal(total), products }],
});
const REPORT: PriceReport = {
  generated: true,
  currencies: [
    priced(CAD, "2626.55", [used("IP", "465", "432"), used("DISK", "1097.2728", "2194.55")]),
    priced(USD, "432", [used("IP", "465", "432")]),
  ],
};

const bills = (scenario: PriceScenario, report = REPORT) =>
  priceScenario(report, scenarioPrices({ organization: "acme", lists: [STANDARD, DOLLARS], others: KNOWN }, scenario));
const change = (sku: string, tiers: readonly PriceTier[]): PriceScenario => ({
  prices: [{ appliedPricing: "standard", sku, tiers }],
  swaps: [],
});
const totals = (scenario: PriceScenario) =>
  bills(scenario).map((bill) => (bill.at === "refused" ? "refused" : [bill.after?.charged ?? null, bill.difference]));

describe("a month priced again", () => {
  test("is what it was when nothing changes, to the last digit and in each currency by itself", () => {
    expect(totals(NO_CHANGE)).toEqual([
      ["2626.55", "0"],
      ["432", "0"],
    ]);
  });

  test("moves by what its tiers cost otherwise, each tier rounded as CloudMC rounds", () => {
    // 300 × 1 + 165 × 0.77777 = 428.33205, stated as 428.33
    expect(totals(change("IP", graduated(["300", "1"], [null, "0.77777"])))[0]).toEqual(["2622.88", "-3.67"]);
  });

  test("has the same total as its products, whatever changes", () => {
    const [bill] = bills(change("DISK", graduated(["1000", "0.0000001"], [null, "1000000000000000"])));
    if (bill?.at !== "priced") throw new Error("Not priced");
    expect(bill.after).toEqual(sumSales(bill.products.map(({ after }) => after)));
    expect(bill.after?.charged).toBe("97272800000000432");
  });

  test("has no total while a product with usage has no price, which is not a price of zero", () => {
    expect(totals(change("IP", graduated(["464", "1"])))[0]).toEqual([null, null]);
    expect(totals(change("IP", []))[0]).toEqual([null, null]);
  });
});

describe("what CloudMC's total does not come out of", () => {
  const off: PriceReport = { ...REPORT, currencies: [{ ...REPORT.currencies[0], total: decimal("2626.54") } as never] };

  test("is refused with what is off and by how much, and the other currency is priced all the same", () => {
    const wrong = {
      ...REPORT,
      currencies: REPORT.currencies.map((one) => (one.currency === CAD ? withCost(one) : one)),
    };
    const [refused, other] = bills(NO_CHANGE, wrong);
    expect(refused).toMatchObject({
      at: "refused",
      reproduction: { products: [{ sku: "IP", outcome: { at: "off", by: "-0.01" } }, { sku: "DISK" }] },
    });
    expect(other?.at).toBe("priced");
  });

  test("is refused when nothing but the total is off", () => {
    expect(bills(NO_CHANGE, off)).toMatchObject([
      { at: "refused", reproduction: { stated: "2626.54", computed: "2626.55" } },
    ]);
  });

  test("is refused, and not priced by the scenario's own prices, where no list is known", () => {
    const [bill] = priceScenario(
      REPORT,
      scenarioPrices({ organization: "acme", lists: [], others: KNOWN }, change("IP", IP_TIERS)),
    );
    expect(bill?.at).toBe("refused");
  });

  test("is nothing at all where no report was made", () => {
    expect(bills(NO_CHANGE, { ...REPORT, generated: false })).toEqual([]);
  });

  function withCost(one: (typeof REPORT.currencies)[number]) {
    return priced(CAD, one.total, [used("IP", "465", "432.01"), used("DISK", "1097.2728", "2194.55")]);
  }
});

describe("another applied pricing's list", () => {
  const swapped = (to: string, organizations: readonly string[] | null): PriceScenario => ({
    prices: [],
    swaps: [{ from: "standard", to, organizations }],
  });

  test("prices all organizations or those that are named", () => {
    // 465 × 0.5 and 300 × 1 + 797.2728 × 0.8
    const cheap = ["1170.32", "-1456.23"];
    expect(totals(swapped("cheap", null))[0]).toEqual(cheap);
    expect(totals(swapped("cheap", ["acme", "other"]))[0]).toEqual(cheap);
    expect(totals(swapped("cheap", ["other"]))[0]).toEqual(["2626.55", "0"]);
  });

  test("is changed by the prices that are given for it", () => {
    const both = { ...swapped("cheap", null), prices: [{ appliedPricing: "cheap", sku: "IP", tiers: IP_TIERS }] };
    expect(totals(both)[0]).toEqual(["1369.82", "-1256.73"]);
  });

  test("prices nothing in another currency, or when it is not known", () => {
    expect(totals(swapped("dollars", null))).toEqual([
      [null, null],
      ["432", "0"],
    ]);
    expect(totals(swapped("gone", null))[0]).toEqual([null, null]);
  });
});

describe("the margin", () => {
  const margin = (scenario: PriceScenario): unknown => {
    const [bill] = bills(scenario);
    return bill?.at === "priced" && bill.after ? marginOf(bill.after) : bill;
  };

  test("is what is charged less what the goods cost, and its share of what is charged", () => {
    // goods: 465 × 0.4 + 1097.2728 × 1.25 = 1557.591
    expect(margin(NO_CHANGE)).toEqual({ amount: "1068.959", share: "0.406982" });
  });

  test("is not known as soon as one product's goods are not", () => {
    expect(margin({ prices: [], swaps: [{ from: "standard", to: "cheap", organizations: null }] })).toBeNull();
  });

  test("of what is given away has no share", () => {
    const sale = (charged: string): { charged: DecimalText; goods: DecimalText } => ({
      charged: decimal(charged),
      goods: decimal("3"),
    });
    expect([marginOf(sale("0")), marginOf(sale("2"))]).toEqual([
      { amount: "-3", share: null },
      { amount: "-1", share: "-0.5" },
    ]);
  });
});
