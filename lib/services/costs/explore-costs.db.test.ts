import { beforeAll, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { findServiceLabel } from "@/lib/db/cost-label-rows";
import { amountsBefore } from "@/lib/domain/costs/amounts-before";
import { costLines } from "@/lib/domain/costs/cost-lines";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { customerId } from "@/lib/domain/values/customer-id";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { explainChange } from "@/lib/services/costs/explain-change";
import { exploreCosts } from "@/lib/services/costs/explore-costs";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { refreshCosts, refreshPartnerCosts } from "@/lib/services/costs/refresh-costs";
import { refreshStatements } from "@/lib/services/costs/refresh-statements";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);
const ANALYST = staffScope("analyst");
const BOREALIS = customerId("3948");
const THIS_MONTH = monthOf(new Date());
const [LAST_MONTH, MONTH_BEFORE] = [shiftMonth(THIS_MONTH, -1), shiftMonth(THIS_MONTH, -2)];

const explore = (address: string, customer: typeof BOREALIS | null = BOREALIS) =>
  exploreCosts(ANALYST, customer, new URLSearchParams(address));
const sum = (amounts: readonly (DecimalText | null)[]) => addDecimals(amounts.flatMap((amount) => amount ?? []));

async function chartOf(address: string) {
  const explorer = await explore(address);
  const [chart] = explorer.costs.state === "present" ? explorer.costs.value.charts : [];
  if (!chart) throw new Error("No costs");
  return { ...explorer, chart };
}

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await refreshCosts(SYSTEM, BOREALIS);
  await refreshPartnerCosts(SYSTEM);
  await refreshStatements(SYSTEM, LAST_MONTH);
});

describe("costs as an address asks for them", () => {
  test("are the customer's by service; without a customer the partner's own", async () => {
    const { question, chart } = await chartOf("top=5");
    expect(question).toMatchObject({ subject: { kind: "customer", customer: BOREALIS }, split: "service" });
    expect(chart.series.at(-1)?.kind).toBe("rest");
    for (const [at, total] of chart.totals.entries())
      expect(sum([...chart.series.map(({ amounts }) => amounts[at] ?? null), chart.differences[at] ?? null])).toBe(
        total ?? ZERO,
      );
    const partner = await explore("", null);
    expect(partner).toMatchObject({ question: { subject: { kind: "partner" } }, events: [], withinLabel: null });
    expect(partner.costs).not.toEqual((await explore("")).costs);
  });

  test("inside a service are its accounts, under the service's name in words", async () => {
    const { chart } = await chartOf("");
    const service = chart.series[0];
    if (!service) throw new Error("No service");
    const inside = await chartOf(`split=account&within=${encodeURIComponent(service.name)}`);
    expect(inside.withinLabel).toBe(service.label);
    expect(inside.chart.series.every(({ owner }) => owner !== null)).toBe(true);
    expect(sum(inside.chart.totals)).toBe(service.total);
  });

  test("beside those of as many periods before differ, period by period, as the whole does", async () => {
    const { chart, comparisons } = await chartOf("compare=previous&period=3&top=5");
    const [comparison] = comparisons;
    if (!comparison) throw new Error("Not compared");
    const before = amountsBefore(chart, comparison, { kind: "total", name: "" });
    expect(before.map((one) => one?.period.start)).toEqual(
      chart.periods.map(({ start }) => `${shiftMonth(monthOf(new Date(start)), -3)}-01`),
    );
    expect(sum(before.map((one) => one?.amount ?? null))).toBe(comparison.total.before);
    expect(subtractDecimals(sum(chart.totals), comparison.total.before ?? ZERO)).toBe(comparison.total.difference);
  });

  test("are estimated and final for the customer's person where they are for staff", async () => {
    const { chart } = await chartOf("period=all");
    const own = await loadCostHistory(viewerScope(BOREALIS), BOREALIS);
    if (own.state === "absent") throw new Error("No costs");
    expect(own.value.states).toEqual(chart.periods.map(({ state }) => state));
    expect(own.value.states.slice(-2)).toEqual(["final", "under-way"]);
    const inFile = new Map(costLines(own.value, []).map(([month, state]) => [month, state]));
    for (const { start, state } of chart.periods)
      expect(inFile.get(start.slice(0, 7)) ?? "estimated").toBe(isEstimate(state) ? "estimated" : "final");
  });
});

describe("a service", () => {
  const labelOf = (customer: string, service: string) =>
    withScope(ANALYST, (db) => findServiceLabel(db, customerId(customer), service));

  test("is called what the customer's own reports call it; one they do not know has no name", async () => {
    const [service] = (await chartOf("")).chart.series;
    expect(await labelOf(BOREALIS, service?.name ?? "")).toBe(service?.label);
    expect(await labelOf(BOREALIS, "no such service")).toBeNull();
    expect(await labelOf("3949", service?.name ?? "")).toBeNull();
  });
});

test("accounts that moved, billing switched and prices that changed stand on their day, in order", async () => {
  const organization = (await loadPriceReport(ANALYST, BOREALIS, LAST_MONTH)).organization ?? "";
  for (const of of [MONTH_BEFORE, LAST_MONTH])
    await refreshPriceReport(SYSTEM, toRefreshKey({ customer: BOREALIS, organization, month: of }));
  expect((await explore("")).events).toEqual([]);
  const [owner = ""] = (
    await sql<{ owner: string }>("select owner from assignment where customer_id = $1 order by owner", [BOREALIS])
  ).map((row) => row.owner);
  const day = (of: string, date: string) => `${of}-${date}T10:00:00Z`;
  await sql("update assignment_history set valid_from = '2020-01-01' where owner = $1", [owner]);
  for (const [removed, at] of [
    [true, day(MONTH_BEFORE, "12")],
    [false, day(LAST_MONTH, "20")],
  ])
    await sql(
      `insert into assignment_history (owner, customer_id, version, valid_from, removed, "row")
       select owner, customer_id, version + 1, $2::timestamptz, $3, "row" from assignment_history where owner = $1
       order by id desc limit 1`,
      [owner, at, removed],
    );
  await sql(
    `insert into customer_history (customer_id, version, valid_from, removed, "row")
     select customer_id, version + 1, $2::timestamptz, false, "row" || '{"billing_enabled": false}' from customer_history
     where customer_id = $1 order by id desc limit 1`,
    [BOREALIS, day(LAST_MONTH, "25")],
  );
  await sql(
    `update price_report set body =
       regexp_replace(body::text, '"(price|cost|subTotal|total)": "([0-9.]+)"', '"\\1": "\\2e-1"', 'g')::jsonb
     where customer_id = $1 and month = $2`,
    [BOREALIS, MONTH_BEFORE],
  );
  const priced = await explainChange(ANALYST, { customer: BOREALIS, from: MONTH_BEFORE, to: LAST_MONTH });
  expect(priced?.priced?.length).toBeGreaterThan(0);
  for (const { usage, price, difference } of priced?.priced ?? []) {
    expect(compareDecimals(price, ZERO)).toBe(1);
    expect(addDecimals([usage, price])).toBe(difference);
  }
  const { events } = await explore("");
  expect(events.map(({ kind, day: of }) => [kind, of])).toEqual([
    ["left", `${MONTH_BEFORE}-12`],
    ["prices-changed", `${LAST_MONTH}-01`],
    ["came", `${LAST_MONTH}-20`],
    ["billing-off", `${LAST_MONTH}-25`],
  ]);
  expect(events.filter((event) => "name" in event).every(({ name }) => name !== owner)).toBe(true);
  await refreshPriceReport(SYSTEM, toRefreshKey({ customer: BOREALIS, organization, month: MONTH_BEFORE }));
  const again = await explainChange(ANALYST, { customer: BOREALIS, from: MONTH_BEFORE, to: LAST_MONTH });
  expect(again?.priced?.every(({ price }) => price === ZERO)).toBe(true);
  expect((await explore("")).events.map(({ kind }) => kind)).toEqual(["left", "came", "billing-off", "priced-anew"]);
});
