import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { ViewerScope } from "@/lib/domain/access/scope";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { compareCosts } from "@/lib/services/costs/compare-costs";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadCostSeries } from "@/lib/services/costs/load-cost-series";
import { receiptOf } from "@/lib/services/costs/receipt-of";
import { refreshCosts } from "@/lib/services/costs/refresh-costs";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { loadUsageReport, loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { openCsvReport, openOriginalReport } from "@/lib/services/usage/open-usage-report";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

const A = "3947";
const B = "3948";
const NOBODY = "888888";
const MONTH = shiftMonth(monthOf(new Date()), -1);
const REPORTS: Record<string, string> = { [A]: randomUUID(), [B]: randomUUID(), [NOBODY]: randomUUID() };

interface Wanted {
  readonly customer: CustomerId;
  readonly report: string;
}

/** Every service that a viewer's scope may be handed to, asked for what belongs to somebody. */
const READS: Record<string, (scope: ViewerScope, wanted: Wanted) => Promise<unknown>> = {
  loadCustomer: (scope, { customer }) => loadCustomer(scope, customer),
  loadCustomerAccounts: (scope, { customer }) => loadCustomerAccounts(scope, customer),
  loadCostHistory: (scope, { customer }) => loadCostHistory(scope, customer),
  loadCostSeries: (scope, { customer }) => loadCostSeries(scope, costsOf(customer)),
  compareCosts: (scope, { customer }) => compareCosts(scope, costsOf(customer)),
  receiptOf: async (scope, { customer }) => receiptOf(scope, await readingsOf(customer)),
  loadPriceReport: (scope, { customer }) => loadPriceReport(scope, customer, MONTH),
  loadUsageReport: (scope, { report }) => loadUsageReport(scope, report),
  loadUsageReports: async (scope, { customer }) => {
    const { reports, total } = await loadUsageReports(scope, { customer, page: 1, per: 20 });
    return { reports: reports.filter((one) => one.customerId !== scope.customerId), total: total - 1 };
  },
  openOriginalReport: async (scope, { report }) => (await openOriginalReport(scope, report))?.report ?? null,
  openCsvReport: async (scope, { report }) => (await openCsvReport(scope, report))?.report ?? null,
};
/** Hold nothing of any customer. */
const OPEN: readonly string[] = ["loadBranding", "loadLogo", "loadUpstreamHealth"];
/** Ask on behalf of those in the table, or take a report that one of them gave out: whose rows it shows is tried there. */
const INNER: readonly string[] = ["demandQuestion", "exploreUsage", "exploreUsagePage", "exportUsage", "usageWorkbook"];

function costsOf(customer: CustomerId): CostQuestion {
  const [from, to] = [calendarDate("2026-01-01"), calendarDate("2027-01-01")];
  return {
    subject: { kind: "customer", customer },
    split: "account",
    within: null,
    interval: "monthly",
    from,
    to,
    top: 5,
  };
}

async function readingsOf(customer: CustomerId): Promise<string[]> {
  return (await sql<{ id: string }>("select id from cost_reading where customer_id = $1", [customer])).map(
    ({ id }) => id,
  );
}

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  for (const id of [A, B]) {
    await refreshCosts(SYSTEM, id);
    const [row] = await sql<{ o: string }>("select cloudmc_organization as o from customer where id = $1", [id]);
    await refreshPriceReport(SYSTEM, `${id}/${row?.o}/${MONTH}`);
    const request = {
      from: "2026-09-01",
      to: "2026-10-01",
      detailLevel: "day",
      groupBy: [],
      ...NO_USAGE_FILTERS,
      subAccounts: [],
    };
    await sql(
      `insert into usage_report (id, customer_id, realm, request, requested_by_id, requested_by_name)
       values ($1, $2, $2, $3, $1, 'Ola')`,
      [REPORTS[id], id, request],
    );
    await sql(
      `insert into usage_report_part (id, report_id, customer_id, seq, from_time, to_time, state, operation_id, here_id, rows, bytes, kept_at)
       values ($1, $1, $2, 0, '2026-09-01', '2026-10-01', 'ready', $1, $3, 1, 1, now())`,
      [REPORTS[id], id, `REPORT-${id}`],
    );
    await sql("insert into usage_report_chunk (part_id, seq, customer_id, bytes) values ($1, 0, $2, $3)", [
      REPORTS[id],
      id,
      gzipSync(`"whose"\n"${id}"\n`),
    ]);
  }
});

const wanted = (id: string): Wanted => ({ customer: customerId(id), report: REPORTS[id] ?? "" });
const read = (name: string, whose: string, who: string) => READS[name]?.(viewerScope(who), wanted(whose));

test("each service that takes a viewer's scope is in this table", () => {
  const folder = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("access"),
  );
  const taking = files.flatMap((file) =>
    [
      ...readFileSync(path.join(folder, file), "utf8").matchAll(
        /^export (?:async )?(?:function|const) (\w+)[^{};]*?\(\s*scope: [^,)]*ViewerScope/gm,
      ),
    ].map((match) => match[1] ?? ""),
  );
  expect(taking.sort()).toEqual([...Object.keys(READS), ...OPEN, ...INNER].sort());
});

describe("a viewer", () => {
  test.each(Object.keys(READS))(
    "gets from %s nothing of another customer, and cannot tell it from nobody",
    async (name) => {
      const foreign = await read(name, B, A);
      const absent = await read(name, NOBODY, A);
      expect(foreign).toEqual(absent);
      expect(JSON.stringify(foreign ?? null)).not.toMatch(/Borealis|REPORT-1|3948/);
    },
  );

  test.each(Object.keys(READS).filter((name) => name !== "loadUsageReports"))(
    "gets from %s what is their own",
    async (name) => {
      expect(await read(name, B, B)).not.toEqual(await read(name, NOBODY, B));
      expect(await read(name, A, A)).not.toEqual(await read(name, B, A));
    },
  );

  test("gets their own reports whichever customer is asked for", async () => {
    const list = await loadUsageReports(viewerScope(A), { customer: customerId(B), page: 1, per: 20 });
    expect(list.reports.map((report) => report.id)).toEqual([REPORTS[A]]);
  });

  test.each(["partner", "customers"] as const)("may not ask what %s cost", async (kind) => {
    const question = { ...costsOf(customerId(A)), subject: { kind }, split: "service" } as const;
    await expect(loadCostSeries(viewerScope(A), question)).rejects.toThrow("Not permitted");
    await expect(compareCosts(viewerScope(A), question)).rejects.toThrow("Not permitted");
  });

  test("does not see a customer that is gone, their own included", async () => {
    const before = await loadCustomer(viewerScope(B), customerId(B));
    expect(before?.customer.name).toBe("Borealis");
    await sql("update customer set removed_at = now() where id = $1", [B]);
    expect(await loadCustomer(viewerScope(B), customerId(B))).toBeNull();
    await sql("update customer set removed_at = null where id = $1", [B]);
  });

  test("learns how the upstreams fare, and of them nothing that is a customer's", async () => {
    const health = await loadUpstreamHealth(viewerScope(A));
    expect(health.map((one) => Object.keys(one).sort())).toEqual(
      health.map(() => ["lastSuccessAt", "trouble", "upstream"]),
    );
    expect(health).toHaveLength(3);
  });
});
