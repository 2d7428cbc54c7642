import "server-only";
import { withScope } from "@/lib/db/client";
import { putCustomersPriceReport, putPriceReport } from "@/lib/db/price-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { month } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { fromRefreshKey } from "@/lib/services/pricing/price-report-key";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { loadCustomersPriceReport, loadPriceReport } from "@/lib/upstreams/cloudmc/price-reports-api";

/** Fetches one organization's month of priced usage and keeps it. */
export function refreshPriceReport(scope: SystemScope, key: string): Promise<void> {
  return runRefresh(scope, { kind: "price-report", key }, async () => {
    const of = fromRefreshKey(key);
    const read = await loadPriceReport((await upstreamClients(scope)).perCustomer.cloudmc, of.organization, of.month);
    await withScope(scope, (db) => putPriceReport(db, of, { ...read, fetchedAt: now().toISOString() }));
  });
}

export function refreshCustomersPriceReport(scope: SystemScope, key: string): Promise<void> {
  return runRefresh(scope, { kind: "customers-price-report", key }, async () => {
    const [reseller = "", of = ""] = key.split("/");
    const read = await loadCustomersPriceReport((await upstreamClients(scope)).cloudmc, reseller, month(of));
    const kept = { ...read, fetchedAt: now().toISOString() };
    await withScope(scope, (db) => putCustomersPriceReport(db, { reseller, month: month(of) }, kept));
  });
}
