import { beforeAll, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { listMarginAccounts } from "@/lib/db/margin-account-rows";
import { listPartnerMonths } from "@/lib/db/margin-month-rows";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import { type MarginBasis, marginListQuery } from "@/lib/domain/margin/margin-list-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { addDecimals, isNegative, ZERO } from "@/lib/domain/values/decimal-text";
import { type Month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { refreshCosts } from "@/lib/services/costs/refresh-costs";
import { exportMargins } from "@/lib/services/margin/export-margins";
import { loadCustomerMargin } from "@/lib/services/margin/load-customer-margin";
import { loadMargins } from "@/lib/services/margin/load-margins";
import { refreshAccountServices } from "@/lib/services/margin/refresh-account-services";
import { rollUpMargins } from "@/lib/services/margin/roll-up-margins";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ANALYST = staffScope("analyst");
const THIS_MONTH = monthOf(new Date());
const LAST_MONTH = shiftMonth(THIS_MONTH, -1);
const [ACME, BOREALIS, HARBOURLIGHT, SABLEWOOD] = ["3947", "3948", "3955", "3962"].map(customerId) as [
  ReturnType<typeof customerId>,
  ReturnType<typeof customerId>,
  ReturnType<typeof customerId>,
  ReturnType<typeof customerId>,
];

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await refreshAccountServices(SYSTEM);
  for (const customer of [ACME, BOREALIS, HARBOURLIGHT]) await refreshCosts(SYSTEM, customer);
  await rollUpMargins(SYSTEM);
}, 120_000);

const listed = async (params: Record<string, string> = {}) =>
  (await loadMargins(ANALYST, marginListQuery({ per: "100", month: LAST_MONTH, ...params }))).page;

const marginOf = async (customer: typeof ACME, month: Month): Promise<CustomerMargin> => {
  const margin = await loadCustomerMargin(ANALYST, customer, { month, page: 1, per: 20 });
  if (!margin) throw new Error("No such customer");
  return margin;
};

const stepsOf = ({ bridge }: CustomerMargin) => bridge.steps.map(({ kind }) => kind);

function expectExact({ bridge }: CustomerMargin): void {
  const { partner, customer, steps } = bridge;
  expect(addDecimals([partner ?? ZERO, ...steps.map(({ amount }) => amount)])).toBe(customer);
}

async function readPrice(customer: typeof ACME): Promise<void> {
  const found = await withScope(SYSTEM, (db) => findCustomer(db, customer));
  const organization = found?.links.cloudmcOrganization ?? "";
  await refreshPriceReport(SYSTEM, toRefreshKey({ customer, organization, month: LAST_MONTH }));
}

test("the pages of a customer's accounts hold each of them once, and a page too far is the last", async () => {
  const pageOf = (page: number) =>
    withScope(SYSTEM, (db) => listMarginAccounts(db, LAST_MONTH, { customer: BOREALIS, page, per: 2 }));
  const { total } = await pageOf(1);
  const pages = await Promise.all(Array.from({ length: Math.ceil(total / 2) }, (_, at) => pageOf(at + 1)));
  expect(pages.length).toBeGreaterThan(1);
  expect(new Set(pages.flatMap(({ accounts }) => accounts.map(({ owner }) => owner))).size).toBe(total);
  expect(await pageOf(pages.length + 7)).toEqual(pages.at(-1));
});

test.each([LAST_MONTH, shiftMonth(THIS_MONTH, -11)])(
  "in %s all customers, what nobody holds and the difference come to the partner's stated total",
  async (month) => {
    const whole = (await withScope(SYSTEM, listPartnerMonths)).find((one) => one.month === month);
    const { lines } = await listed({ month });
    expect(lines.length).toBeGreaterThan(20);
    expect(whole?.total).not.toBeNull();
    const parts = [whole?.unassigned.cost, whole?.unknown.cost, whole?.difference].map((one) => one ?? ZERO);
    expect(addDecimals([...lines.flatMap(({ partner }) => partner ?? []), ...parts])).toBe(whole?.total);
  },
);

test("losses come first, then what is earned, then what is not known; the sums are over the known alone", async () => {
  const { lines, totals } = await listed();
  const known = lines.filter(({ margin }) => margin.billed.state === "known");
  expect(known.map(({ customer }) => customer)).toEqual([HARBOURLIGHT, ACME, BOREALIS]);
  expect(lines.slice(0, 3)).toEqual(known);
  const amounts = known.flatMap(({ margin }) => (margin.billed.state === "known" ? [margin.billed.amount] : []));
  expect(amounts.map(isNegative)).toEqual([true, false, false]);
  expect(totals).toMatchObject([
    { currency: "USD", known: 3, losses: 1, customers: lines.length, margin: addDecimals(amounts) },
  ]);
  expect((await listed({ kind: "loss" })).lines.map(({ customer }) => customer)).toEqual([HARBOURLIGHT]);
  expect((await listed({ q: "boreal" })).total).toBe(1);
});

test("a customer's page comes to the last digit, and to what the list says", async () => {
  const { lines } = await listed();
  for (const customer of [ACME, BOREALIS, HARBOURLIGHT]) {
    const margin = await marginOf(customer, LAST_MONTH);
    expectExact(margin);
    expect(stepsOf(margin)).toEqual(["pricing"]);
    expect(lines.find((line) => line.customer === customer)?.margin.billed).toEqual(margin.bridge.billed);
    const earned = margin.services.flatMap((service) => service.margin ?? []);
    expect(addDecimals(earned)).toBe(margin.bridge.steps[0]?.amount);
  }
});

test("the partner's side takes one call for each service and two more, and one when nothing is newer", async () => {
  await control.forgetRequests();
  await sql("truncate cost_book, cost_fact, cost_period, cost_member cascade");
  await refreshAccountServices(SYSTEM);
  const asked = await control.requests("GET", "/olap_reports/cost/history");
  const services = await sql("select distinct split from cost_book where split like 'account@%'");
  expect(services.length).toBeGreaterThan(5);
  expect(asked.length).toBe(services.length + 2);
  expect(asked.every(({ query }) => query.client_api_id === undefined)).toBe(true);
  await control.forgetRequests();
  await refreshAccountServices(SYSTEM);
  expect(await control.requests("GET", "/olap_reports/cost/history")).toHaveLength(1);
  for (const customer of [ACME, BOREALIS, HARBOURLIGHT]) await refreshCosts(SYSTEM, customer);
  await rollUpMargins(SYSTEM);
});

describe("the price of CloudMC", () => {
  const priced = async (customer: typeof ACME) => {
    await rollUpMargins(SYSTEM);
    return (await listed()).lines.find((line) => line.customer === customer)?.margin.priced;
  };
  const basis: MarginBasis = "priced";

  test("is not known before it was read, nor in another currency, nor where no report was made", async () => {
    expect(await priced(ACME)).toEqual({ state: "unknown", why: "unread" });
    await readPrice(BOREALIS);
    expect(await priced(BOREALIS)).toEqual({ state: "unknown", why: "currencies" });
    await readPrice(ACME);
    const known = await priced(ACME);
    expect(known).toEqual((await marginOf(ACME, LAST_MONTH)).bridge.priced);
    expect(known).toMatchObject({ state: "known" });
    expect((await listed({ basis })).totals).toMatchObject([{ known: 1 }]);
    await sql(
      `update price_report set body = '{"generated":false,"currencies":[]}', first_read_at = now() where customer_id = $1`,
      [ACME],
    );
    expect(await priced(ACME)).toEqual({ state: "unknown", why: "not-generated" });
    expect((await listed({ basis, kind: "unknown" })).total).toBe((await listed()).total);
  });

  test("is not known of a customer that no organization is linked to", async () => {
    const { lines } = await listed({ q: "Tempest" });
    expect(lines.map(({ margin }) => margin.priced)).toEqual([{ state: "unknown", why: "unlinked" }]);
  });
});

test("an account that came within the month is told apart, and one that left is billed without a cost", async () => {
  const store = await control.store();
  const moved = store.assignments.find((one) => String(one.customerId) === ACME)?.ownerId ?? "";
  await refreshCosts(SYSTEM, SABLEWOOD);
  await control.edit({ op: "move-customer", ownerId: moved, customerId: Number(SABLEWOOD) });
  await syncCloudhealth(SYSTEM, "a test");
  await openLanes(sql);
  await sql("update cost_reading set data_through = data_through - interval '1 day' where customer_id is not null");
  for (const customer of [ACME, SABLEWOOD]) await refreshCosts(SYSTEM, customer);
  await rollUpMargins(SYSTEM);
  const [from, to] = [await marginOf(ACME, THIS_MONTH), await marginOf(SABLEWOOD, THIS_MONTH)];
  expect(stepsOf(from)).toEqual(["left", "pricing"]);
  expect(stepsOf(to)).toEqual(["part-month", "pricing"]);
  expect(to.accounts[0]).toMatchObject({ owner: moved, class: "part-month" });
  for (const margin of [from, to]) expectExact(margin);
  expect((await marginOf(ACME, LAST_MONTH)).accounts.some(({ owner }) => owner === moved)).toBe(true);
  const { lines } = await exportMargins(ANALYST, marginListQuery({ month: THIS_MONTH }));
  expect(lines.find(({ customer }) => customer === ACME)?.exclusions).toBe(from.bridge.exclusions);
});

test("only a month in which something changed is worked out anew", async () => {
  await rollUpMargins(SYSTEM);
  expect(await rollUpMargins(SYSTEM)).toBe(0);
  await sql("update price_report set first_read_at = now() + interval '1 second' where month = $1", [LAST_MONTH]);
  expect(await rollUpMargins(SYSTEM)).toBe(1);
});

test("nobody of a customer's reads any of it, through a service or past it", async () => {
  const viewer = viewerScope(ACME);
  for (const table of ["marginLine", "marginMonth", "marginDue"] as const) {
    await expect(
      withScope(viewer, (db) => {
        if (table === "marginLine") return db.marginLine.count();
        return table === "marginMonth" ? db.marginMonth.count() : db.marginDue.count();
      }),
    ).rejects.toThrow(/permission denied|denied access/i);
  }
  await expect(withScope(viewer, (db) => db.costBook.count({ where: { customerId: null } }))).resolves.toBe(0);
});
