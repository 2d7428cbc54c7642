import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import { customerId } from "@/lib/domain/values/customer-id";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { loadCostHistory, loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { refreshCosts, refreshPartnerCosts } from "@/lib/services/costs/refresh-costs";
import { loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshCustomersPriceReport, refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { refreshEverything } from "@/lib/services/sync/refresh-everything";
import { requestRefresh } from "@/lib/services/sync/request-refresh";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
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
const [ACME, MOLASSES, TEMPEST, GIBBERISH] = ["3947", "3951", "3952", "3953"] as const;
const LAST_MONTH = shiftMonth(monthOf(new Date()), -1);

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await syncCloudmc(SYSTEM, "a test");
  await refreshCosts(SYSTEM, ACME);
});

beforeEach(async () => {
  await control.clearFaults();
  await control.forgetRequests();
  await openLanes(sql);
});

const costs = (id: string) => loadCostHistory(ANALYST, customerId(id));
const waiting = (key: string) => sql("select task_identifier as task from graphile_worker.jobs where key = $1", [key]);

describe("what a customer is billed", () => {
  test("is asked for in that customer's name and kept; the newest month shows in the list", async () => {
    await refreshCosts(SYSTEM, ACME);
    const asked = await control.requests("GET", "/olap_reports/cost/history");
    expect(asked.map((one) => one.query.client_api_id)).toEqual([[ACME]]);
    const read = await costs(ACME);
    if (read.state !== "present") throw new Error("Nothing was kept");
    expect(read).toMatchObject({ refreshing: false, failure: null, provenance: { source: "cloudhealth" } });
    expect(read.value).toMatchObject({ adds: true, currency: "USD" });
    expect(read.value.months.length).toBeGreaterThanOrEqual(13);
    const [row] = await sql("select month_cost::text as cost, month_cost_month as month from customer where id = $1", [
      ACME,
    ]);
    expect(row?.month).toBe(read.value.months.at(-1));
    expect(decimal(String(row?.cost))).toBe(read.value.totals.at(-1));
  });

  /** A figure of yesterday, and a refresh under way. */
  async function withOldFigure(id: string): Promise<void> {
    const reading = randomUUID();
    await sql(
      "insert into cost_reading values ($1, $2, 'monthly', '{time}', 'GET', null, 'USD', null, now() - interval '1 day', now() - interval '1 day')",
      [reading, id],
    );
    await sql(
      "insert into cost_book (customer_id, \"interval\", split, reading_id) values ($1, 'monthly', 'service', $2)",
      [id, reading],
    );
    await sql(
      "insert into cost_period select id, customer_id, '2026-10-01', '2026-11-01', 7, 7, reading_id from cost_book where reading_id = $1",
      [reading],
    );
    await sql(
      "insert into refresh (kind, key, customer_id, state, requested_at) values ('cost', $1, $1, 'waiting', now()) on conflict do nothing",
      [id],
    );
  }
  const kept = (id: string) =>
    sql<{ fetched_at: Date }>(
      "select p.*, r.fetched_at from cost_period p join cost_reading r on r.id = p.reading_id where p.customer_id = $1",
      [id],
    );

  test.each([
    [TEMPEST, "failing"],
    [GIBBERISH, "unreadable"],
    [MOLASSES, "slow"],
  ])(
    "and cannot be had for customer %s ends as %s, and the old figure stays with its age",
    async (id, reason) => {
      await withOldFigure(id);
      const before = await kept(id);
      await refreshCosts(SYSTEM, id);
      expect(before).toHaveLength(1);
      expect(await kept(id)).toEqual(before);
      expect(await costs(id)).toMatchObject({
        state: "present",
        refreshing: false,
        failure: { upstream: "cloudhealth", reason },
        provenance: { fetchedAt: before[0]?.fetched_at.toISOString() },
      });
    },
    60_000,
  );

  test("that failed just now is not asked for again by looking at it", async () => {
    await control.order({
      upstream: "cloudhealth",
      route: "GET /olap_reports/cost/history",
      kind: "html",
      status: 200,
    });
    await withOldFigure("3954");
    await refreshCosts(SYSTEM, "3954");
    await sql("select graphile_worker.remove_job('cost:3954')");
    expect(await costs("3954")).toMatchObject({
      state: "present",
      refreshing: false,
      failure: { reason: "unreadable" },
    });
    expect(await waiting("cost:3954")).toEqual([]);
  });

  test("and is not known yet is on its way once staff look, once however many look, and never because a viewer looks", async () => {
    expect(await loadCostHistory(viewerScope("3948"), customerId("3948"))).toMatchObject({ state: "absent" });
    expect(await waiting("cost:3948")).toEqual([]);
    const looks = await Promise.all([costs("3948"), costs("3948"), costs("3948")]);
    for (const look of looks) expect(look).toEqual({ state: "absent", refreshing: true, failure: null });
    expect(await waiting("cost:3948")).toEqual([{ task: "refresh-cost" }]);
  });

  test("is less than what the partner's own report covers, which names no customer", async () => {
    await refreshPartnerCosts(SYSTEM);
    const asked = await control.requests("GET", "/olap_reports/cost/history");
    expect(asked.map((one) => one.query.client_api_id)).toEqual(Array(4).fill(undefined));
    expect(await loadPartnerCostHistory(ANALYST)).toMatchObject({ state: "present", value: { adds: true } });
  });
});

describe("priced usage", () => {
  const linked = () =>
    sql<{ id: string; o: string }>(
      "select id, cloudmc_organization as o from customer where cloudmc_organization is not null order by id",
    );

  test("of every customer adds up, tier by tier, and agrees with the report over all customers", async () => {
    const customers = await linked();
    expect(customers.length).toBeGreaterThan(10);
    for (const { id, o } of customers) {
      await refreshPriceReport(SYSTEM, toRefreshKey({ customer: customerId(id), organization: o, month: LAST_MONTH }));
    }
    const first = await loadCustomersPrices(ANALYST, LAST_MONTH, null);
    const reseller = first.reseller?.id ?? "";
    await refreshCustomersPriceReport(SYSTEM, `${reseller}/${LAST_MONTH}`);
    const all = (await loadCustomersPrices(ANALYST, LAST_MONTH, null)).report;
    if (all.state !== "present") throw new Error("The report over all customers is absent");
    for (const { id, o } of customers) {
      const { report, discrepancies, organization } = await loadPriceReport(ANALYST, customerId(id), LAST_MONTH);
      expect([id, organization, report.state, discrepancies]).toEqual([id, o, "present", []]);
      if (report.state !== "present") continue;
      for (const { currency, total } of report.value.currencies) {
        const lines = all.value.organizations.filter((one) => one.organization.id === o && one.currency === currency);
        expect([id, currency, addDecimals(lines.map((one) => one.total))]).toEqual([id, currency, total]);
      }
    }
  });

  test("of a customer without an organization is asked of nobody: CloudMC would answer with the reseller's own", async () => {
    const [none] = await sql<{ id: string }>("select id from customer where cloudmc_organization is null order by id");
    expect(await loadPriceReport(ANALYST, customerId(none?.id ?? ""), LAST_MONTH)).toMatchObject({
      organization: null,
      report: { state: "absent", refreshing: false },
    });
    await refreshEverything(SYSTEM);
    expect(await waiting(`price-report:${none?.id}/null/${LAST_MONTH}`)).toEqual([]);
  });

  test("is asked for in the organization's name, always", async () => {
    const [one] = await linked();
    await refreshPriceReport(SYSTEM, `${one?.id}/${one?.o}/${LAST_MONTH}`);
    const asked = (await control.requests("GET")).filter((call) => call.path.includes("organization_pricing"));
    expect(asked.map((call) => call.query.organization_id)).toEqual([[one?.o]]);
  });

  test("that CloudMC failed to give keeps the old report, and says why", async () => {
    const [one] = await linked();
    const key = `${one?.id}/${one?.o}/${LAST_MONTH}`;
    await sql(
      "insert into refresh (kind, key, customer_id, state, requested_at) values ('price-report', $1, $2, 'waiting', now()) on conflict do nothing",
      [key, one?.id],
    );
    const before = await sql("select * from price_report where customer_id = $1", [one?.id]);
    await control.order({ upstream: "cloudmc", route: "*", kind: "html", status: 200 });
    await refreshPriceReport(SYSTEM, key);
    expect(await sql("select * from price_report where customer_id = $1", [one?.id])).toEqual(before);
    const { report } = await loadPriceReport(ANALYST, customerId(one?.id ?? ""), LAST_MONTH);
    expect(report).toMatchObject({ state: "present", failure: { upstream: "cloudmc", reason: "unreadable" } });
  });

  test("is asked for by the timetable when it is old, the months of all times that were never read first", async () => {
    await sql("truncate refresh, price_report");
    await sql("delete from graphile_worker._private_jobs");
    await refreshEverything(SYSTEM);
    const asked = () =>
      sql<{ key: string }>("select key from refresh where kind = 'price-report' and state = 'waiting'");
    expect(await asked()).toHaveLength(14 * (await linked()).length);
    await sql("update refresh set state = 'ended', ended_at = now()");
    await sql(
      `insert into price_report (customer_id, organization, month, body, first_read_at, fetched_at)
       select split_part(key, '/', 1), split_part(key, '/', 2), split_part(key, '/', 3), '{}', now(), now()
       from refresh where kind = 'price-report'`,
    );
    await refreshEverything(SYSTEM);
    expect(await asked()).toEqual([]);
    await sql(
      "update price_report set first_read_at = now() - interval '7 hours', fetched_at = now() - interval '7 hours'",
    );
    await sql("update refresh set ended_at = now() - interval '7 hours'");
    await refreshEverything(SYSTEM);
    expect(await asked()).toHaveLength(2 * (await linked()).length);
    const patient = await sql(
      "select distinct priority from graphile_worker._private_jobs j where j.key like 'price-report:%'",
    );
    expect(patient).toEqual([{ priority: 10 }]);
  });
});

describe("the tree of organizations", () => {
  test("is read whole, with the partner's own reseller at its head, and an empty answer takes nothing away", async () => {
    const before = await sql<{ id: string; name: string; parent: string | null; is_reseller: boolean }>(
      "select * from organization order by id",
    );
    const head = findPartnerOrganization(before.map((one) => ({ ...one, isReseller: one.is_reseller })));
    expect(head?.name).toBe("Northpine Cloud");
    await control.order({ upstream: "cloudmc", route: "*", kind: "empty-list" });
    await syncCloudmc(SYSTEM, "a test");
    expect(await sql("select state from sync_run where upstream = 'cloudmc' order by started_at desc limit 1")).toEqual(
      [{ state: "held" }],
    );
    expect(await sql("select * from organization order by id")).toEqual(before);
  });
});

test("a refresh that is on its way is not queued a second time, in the queue or out of it", async () => {
  const request = { kind: "cost", key: "3960", customer: customerId("3960") } as const;
  await Promise.all(Array.from({ length: 5 }, () => requestRefresh(SYSTEM, request)));
  expect(await waiting("cost:3960")).toHaveLength(1);
  // A worker takes it.
  await sql("select graphile_worker.remove_job('cost:3960')");
  await requestRefresh(SYSTEM, request);
  expect(await waiting("cost:3960")).toEqual([]);
});
