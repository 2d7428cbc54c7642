import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { type CostLack, compileRates, groupKey, priceUsage, type UsageSum } from "@/lib/domain/usage/price-usage";
import type { PricedMonths } from "@/lib/domain/usage/priced-months";
import type { UsageRate } from "@/lib/domain/usage/usage-rate";
import { addDecimals, decimal, multiplyDecimals } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month } from "@/lib/domain/values/month";

const tier = (lower: string, upper: string | null, price: string): PriceTier => ({
  mode: "per-unit",
  lower: decimal(lower),
  upper: upper === null ? null : decimal(upper),
  price: decimal(price),
  chunkSize: null,
});
const FLAT = [tier("0", null, "0.5")];
const TIERED = [tier("0", "300", "1"), tier("300", null, "0.8")];

const rate = (more: Partial<UsageRate>): UsageRate => ({
  id: "r",
  feature: null,
  unit: "Transactions",
  currency: currency("EUR"),
  tiers: FLAT,
  version: 1,
  setByName: "Ada",
  setAt: "2026-11-01T00:00:00Z",
  ...more,
});
const used = (billable: string, more: Partial<UsageSum> = {}): UsageSum => ({
  group: "maps",
  realm: "org1",
  feature: "f1",
  unit: "Transactions",
  month: "2026-10",
  billable: decimal(billable),
  ...more,
});
const priced = (
  rates: UsageRate[],
  shown: UsageSum[],
  { whole = shown, only = null, isWhole = () => true }: { whole?: UsageSum[] } & Partial<PricedMonths> = {},
) => priceUsage(compileRates(rates), { shown, whole, months: { only, isWhole } });
const eur = (cost: string) => ({ costs: [{ currency: "EUR", cost }], lacks: [] });
const unknown = (lack: CostLack) => ({ costs: [], lacks: [lack] });

describe("a rate", () => {
  test("of a feature's own goes before the one of every feature", () => {
    const rates = [rate({}), rate({ feature: "f1", tiers: [tier("0", null, "2")] })];
    const costs = priced(rates, [used("10"), used("10", { feature: "f2", group: "routes" })]);
    expect(costs.get(groupKey("maps", "Transactions"))).toEqual(eur("20"));
    expect(costs.get(groupKey("routes", "Transactions"))).toEqual(eur("5"));
  });

  test("of a resource is for all organizations, but for one that has a rate of its own", () => {
    const of = (realm: string) => `hrn:here:service::${realm}:maps`;
    const own = [rate({ feature: "maps", tiers: [tier("0", null, "2")] }), rate({ feature: of("org2") }), rate({})];
    const shown = [used("10", { feature: of("org1") }), used("10", { feature: of("org2"), group: "second" })];
    const costs = priced(own, shown);
    expect(costs.get(groupKey("maps", "Transactions"))).toEqual(eur("20"));
    expect(costs.get(groupKey("second", "Transactions"))).toEqual(eur("5"));
  });

  test("that is missing leaves the cost unknown, not zero, and says so of a sum it is part of", () => {
    const costs = priced([rate({})], [used("10"), used("3", { unit: "GB" }), used("4", { unit: "GB", group: "data" })]);
    expect(costs.get(groupKey("maps", "Transactions"))).toEqual(eur("5"));
    expect(costs.get(groupKey("data", "GB"))).toEqual(unknown("rate"));
  });

  test("in another currency is a sum of its own", () => {
    const rates = [rate({}), rate({ feature: "f2", currency: currency("CAD") })];
    const costs = priced(rates, [used("10"), used("10", { feature: "f2" })]);
    expect(costs.get(groupKey("maps", "Transactions"))?.costs).toEqual([
      { currency: "CAD", cost: "5" },
      { currency: "EUR", cost: "5" },
    ]);
  });
});

describe("tiers", () => {
  const rates = [rate({ tiers: TIERED })];

  test("begin anew each month, for each organization and each feature", () => {
    const shown = [
      used("465"),
      used("465", { month: "2026-09" }),
      used("465", { realm: "org2" }),
      used("465", { feature: "f2" }),
    ];
    expect(priced(rates, shown).get(groupKey("maps", "Transactions"))).toEqual(eur("1728"));
  });

  test("count what a filter hides too: what is shown bears its part of the month's cost", () => {
    const whole = [used("365"), used("100", { group: "hidden" })];
    const shown = whole.slice(1);
    expect(priced(rates, shown, { whole }).get(groupKey("hidden", "Transactions"))).toEqual(eur("92.9032258065"));
  });

  test("price usage of no month only in a report that lies within one", () => {
    const shown = [used("465", { month: null })];
    expect(priced(rates, shown).get(groupKey("maps", "Transactions"))).toEqual(unknown("no-month"));
    expect(priced(rates, shown, { only: month("2026-10") }).get(groupKey("maps", "Transactions"))).toEqual(eur("432"));
    expect(priced([rate({})], shown).get(groupKey("maps", "Transactions"))).toEqual(eur("232.5"));
  });

  test("do not price a month that is not whole in the report, where one price for every unit does", () => {
    const shown = [used("465"), used("465", { month: "2026-09" }), used("10", { month: "2026-09", unit: "GB" })];
    const isWhole = (of: string) => of !== "2026-09";
    const costs = priced([...rates, rate({ unit: "GB" })], shown, { isWhole });
    expect(costs.get(groupKey("maps", "Transactions"))).toEqual({ ...eur("432"), lacks: ["part-month"] });
    expect(costs.get(groupKey("maps", "GB"))).toEqual(eur("5"));
    const undated = priced(rates, [used("465", { month: null })], { only: month("2026-09"), isWhole });
    expect(undated.get(groupKey("maps", "Transactions"))).toEqual(unknown("part-month"));
  });

  test("split over groups add up to the last digit to what the month costs", () => {
    const part = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const shown = parts.map((whole, at) =>
          used(String(whole), {
            group: `g${at}`,
            billable: multiplyDecimals(decimal(String(whole)), decimal("0.0001")),
          }),
        );
        const [all] = priced(rates, [used("0", { billable: addDecimals(shown.map((one) => one.billable)) })]).values();
        const split = [...priced(rates, shown).values()].flatMap(({ costs }) => costs.map(({ cost }) => cost));
        expect(addDecimals(split)).toBe(all?.costs[0]?.cost);
      }),
    );
  });
});
