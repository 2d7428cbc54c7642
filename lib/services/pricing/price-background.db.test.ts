import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { listPriceReadings } from "@/lib/db/price-reading-rows";
import { findPriceReport, putPriceReport } from "@/lib/db/price-rows";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import { priceEvents } from "@/lib/domain/pricing/price-events";
import { reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { month, monthOf, shiftMonth } from "@/lib/domain/values/month";
import { loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { loadPriceBackground } from "@/lib/services/pricing/load-price-background";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshPriceLists } from "@/lib/services/pricing/refresh-price-lists";
import { refreshCustomersPriceReport, refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
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
const ACME = customerId("3947");
const LAST_MONTH = shiftMonth(monthOf(new Date()), -1);

let organization = "";

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await syncCloudmc(SYSTEM, "a test");
  organization = (await loadPriceReport(ANALYST, ACME, LAST_MONTH)).organization ?? "";
});

beforeEach(async () => {
  await control.clearFaults();
  await openLanes(sql);
  await sql("truncate price_snapshot, price_report, price_list, customers_price_report");
});

const key = () => ({ customer: ACME, organization, month: LAST_MONTH });
const background = () => loadPriceBackground(ANALYST, key());

async function readReport(): Promise<void> {
  await refreshPriceReport(SYSTEM, toRefreshKey(key()));
}

async function readPrices(): Promise<void> {
  const reseller = (await loadCustomersPrices(ANALYST, LAST_MONTH, null)).reseller?.id;
  await refreshCustomersPriceReport(SYSTEM, `${reseller}/${LAST_MONTH}`);
  await refreshPriceLists(SYSTEM, LAST_MONTH);
}

describe("figures of a month that moved", () => {
  test("leave the former ones behind, with the first and the last reading that found them so", async () => {
    await readReport();
    await sql(
      "update price_report set first_read_at = now() - interval '9 days', fetched_at = now() - interval '1 day'",
    );
    await sql("update price_report set body = jsonb_set(body, '{currencies,0,total}', '\"1.23\"')");
    await readReport();
    const { snapshots } = await background();
    expect(snapshots.map(({ report }) => report.currencies[0]?.total)).toEqual(["1.23"]);
    const days = snapshots.map((one) => (Date.parse(one.lastReadAt) - Date.parse(one.firstReadAt)) / 86_400_000);
    expect(days).toEqual([8]);
    const [row] = await sql("select first_read_at = fetched_at as new from price_report");
    expect(row?.new).toBe(true);
  });

  test("that did not move leave nothing behind, and keep the day they were first read", async () => {
    await readReport();
    await sql("update price_report set first_read_at = first_read_at - interval '9 days'");
    await readReport();
    expect((await background()).snapshots).toEqual([]);
    const [row] = await sql("select first_read_at < fetched_at - interval '8 days' as old from price_report");
    expect(row?.old).toBe(true);
  });

  test("are not for a customer's eyes", async () => {
    await readReport();
    const kept = await withScope(SYSTEM, (db) => findPriceReport(db, key()));
    if (!kept) throw new Error("Nothing kept");
    await withScope(SYSTEM, (db) =>
      putPriceReport(db, key(), { ...kept, report: { generated: false, currencies: [] } }),
    );
    await expect(
      withScope(viewerScope(ACME), (db) => db.$queryRaw`select count(*) from price_snapshot`),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("of a month under way", () => {
  const MONTH = month("2026-09");
  const HOURS = 10 * 24;
  const running = () => ({ customer: ACME, organization, month: MONTH });

  /** One reading an hour from its first hour on; usage grows, and costs what `priceAt` says of the hour. */
  async function readHourly(priceAt: (hour: number) => string): Promise<void> {
    for (let hour = 1; hour < HOURS; hour += 1) {
      const [usage, price, cost] = [decimal(String(hour)), decimal(priceAt(hour)), decimal("1")];
      const product = {
        sku: "VM",
        name: {},
        unit: { code: "H", name: {} },
        period: "HOUR",
        usage,
        price,
        cost,
        tiers: [],
      };
      const categories = [{ name: {}, subTotal: cost, products: [product] }];
      const report = { generated: true, currencies: [{ currency: currency("CAD"), total: cost, categories }] };
      const fetchedAt = new Date(Date.parse("2026-09-01T00:20:00.000Z") + hour * 3_600_000).toISOString();
      await withScope(SYSTEM, (db) => putPriceReport(db, running(), { report, fetchedAt, reading: null }));
    }
  }

  async function events() {
    const span = { from: MONTH, to: MONTH };
    return priceEvents(await withScope(SYSTEM, (db) => listPriceReadings(db, ACME, span)));
  }

  test("usage that grows leaves a row a day, and a price that moved stands out among them", async () => {
    await readHourly((hour) => (hour < 4 * 24 + 10 ? "0.05" : "0.06"));
    const [kept] = await sql(
      "select count(*)::int as rows, count(*) filter (where is_daily)::int as daily from price_snapshot",
    );
    expect(kept).toEqual({ rows: 10, daily: 9 });
    const { snapshots } = await loadPriceBackground(ANALYST, running());
    expect(snapshots.filter(({ isDaily }) => !isDaily).map(({ lastReadAt }) => lastReadAt)).toEqual([
      "2026-09-05T09:20:00.000Z",
    ]);
    expect(await events()).toEqual([{ kind: "priced-anew", day: "2026-09-05", month: MONTH, products: 1 }]);
  });

  test("an average price that moves with every reading leaves two rows a day at most", async () => {
    await readHourly((hour) => `0.0${1000 + hour}`);
    const [kept] = await sql("select count(*)::int as rows from price_snapshot");
    expect(kept?.rows).toBeLessThanOrEqual(20);
  });
});

describe("the prices behind a month", () => {
  test("are those the report over all organizations names, and every product's figures come out of them again", async () => {
    await readReport();
    await readPrices();
    const [{ lists }, { report }] = [await background(), await loadPriceReport(ANALYST, ACME, LAST_MONTH)];
    if (report.state !== "present") throw new Error("No report");
    expect(lists.length).toBeGreaterThan(0);
    const { currencies } = reproducePriceReport(report.value, compilePriceLists(lists.map(({ list }) => list)));
    expect(currencies.flatMap(({ products }) => products).length).toBeGreaterThan(3);
    expect(currencies.map(({ currency, computed }) => [currency, computed])).toEqual(
      report.value.currencies.map(({ currency, total }) => [currency, total]),
    );
    expect(currencies.every(({ isReproduced }) => isReproduced)).toBe(true);
  });

  test("of an organization that no pricing was applied to are none", async () => {
    await readPrices();
    const none = await loadPriceBackground(ANALYST, { ...key(), organization: "nobody" });
    expect(none.lists).toEqual([]);
  });

  test("are asked for by whoever looks while they are not there", async () => {
    await sql("truncate refresh");
    await background();
    const rows = await sql("select kind from refresh order by kind");
    expect(rows.map(({ kind }) => kind)).toEqual(["customers-price-report", "price-lists"]);
  });

  test("that cannot be had leave the former ones", async () => {
    await readPrices();
    const before = (await background()).lists;
    await control.order({ upstream: "cloudmc", route: "*", kind: "status", status: 500 });
    await refreshPriceLists(SYSTEM, LAST_MONTH);
    expect((await background()).lists).toEqual(before);
  });
});
