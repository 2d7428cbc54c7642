import "server-only";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { findPriceReport, listPricedMonths } from "@/lib/db/price-rows";
import { findRefresh } from "@/lib/db/refresh-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { checkPriceReport } from "@/lib/domain/pricing/price-check";
import type { PriceDiscrepancy, PriceReading, PriceReport } from "@/lib/domain/pricing/price-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";

export interface CustomerPrices {
  /** Null: the customer has no CloudMC organization to ask for. */
  readonly organization: string | null;
  readonly report: Cached<PriceReport>;
  /** The call that the report came from; null where none is kept. */
  readonly reading: PriceReading | null;
  /** Sums of the report that do not hold; shown, never adjusted. */
  readonly discrepancies: readonly PriceDiscrepancy[];
  readonly keptMonths: readonly Month[];
}

/** One month of a customer's priced usage, answered from the cache and refreshed behind it. */
export async function loadPriceReport(
  scope: StaffScope | ViewerScope,
  customer: CustomerId,
  of: Month,
): Promise<CustomerPrices> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "pricing:read");
  const found = await withScope(scope, async (db) => {
    const organization = (await findCustomer(db, customer))?.links.cloudmcOrganization ?? null;
    if (organization === null) return null;
    const key = { customer, organization, month: of };
    return {
      key,
      kept: await findPriceReport(db, key),
      refresh: await findRefresh(db, { kind: "price-report", key: toRefreshKey(key) }),
      keptMonths: await listPricedMonths(db, customer, organization),
    };
  });
  if (!found) return { organization: null, report: NOTHING, reading: null, discrepancies: [], keptMonths: [] };
  const { key, kept, refresh, keptMonths } = found;
  const asked =
    scope.kind === "staff" &&
    isStale(kept?.fetchedAt ?? null, refresh) &&
    (await requestRefresh(scope, { kind: "price-report", key: toRefreshKey(key), customer }));
  const refreshing = refresh.refreshing || asked;
  const report: Cached<PriceReport> = kept
    ? {
        state: "present",
        value: kept.report,
        provenance: { source: "cloudmc", fetchedAt: kept.fetchedAt, dataThrough: null },
        refreshing,
        failure: refresh.failure,
      }
    : { state: "absent", refreshing, failure: refresh.failure };
  return {
    organization: key.organization,
    report,
    reading: kept?.reading ?? null,
    discrepancies: kept ? checkPriceReport(kept.report) : [],
    keptMonths,
  };
}

const NOTHING: Cached<PriceReport> = { state: "absent", refreshing: false, failure: null };
