import "server-only";
import { withScope } from "@/lib/db/client";
import { listDuePriceReports } from "@/lib/db/price-due-rows";
import { listOrganizations } from "@/lib/db/price-rows";
import { findRefresh, type RefreshKey } from "@/lib/db/refresh-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import { monthOf, monthsUpTo } from "@/lib/domain/values/month";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

const RECENT_MONTHS = 2;
const OLDER_MONTHS = 12;
/** How often this is called. */
const ROUND_MINUTES = 15;
/** Of the upstream's rate limit; the rest is for lists, pages and writes. */
const SHARE = 0.5;
/** Whoever looks at a page has it read sooner. */
const EVERY_MS = 6 * 3_600_000;

/**
 * Asks for the prices of the recent months, and for priced usage, the oldest first, as much of it as a share of the rate
 * limit allows until the next round: the recent months of it again and again, older ones that were never read.
 */
export async function requestDuePrices(scope: SystemScope): Promise<void> {
  const months = monthsUpTo(monthOf(now()), RECENT_MONTHS + OLDER_MONTHS).reverse();
  const reseller = findPartnerOrganization(await withScope(scope, listOrganizations));
  if (reseller)
    for (const month of months.slice(0, RECENT_MONTHS)) {
      await requestOfAll(scope, { kind: "customers-price-report", key: `${reseller.id}/${month}` });
      await requestOfAll(scope, { kind: "price-lists", key: month });
    }
  const most = Math.floor(ratePerMinute("cloudmc") * ROUND_MINUTES * SHARE);
  const since = new Date(now().getTime() - EVERY_MS);
  const due = await withScope(scope, (db) => listDuePriceReports(db, { months, recent: RECENT_MONTHS, since, most }));
  for (const key of due)
    await requestRefresh(scope, {
      kind: "price-report",
      key: toRefreshKey(key),
      customer: key.customer,
      isPatient: true,
    });
}

async function requestOfAll(scope: SystemScope, request: RefreshKey): Promise<void> {
  const refresh = await withScope(scope, (db) => findRefresh(db, request));
  if (isStale(refresh.requestedAt, refresh))
    await requestRefresh(scope, { ...request, customer: null, isPatient: true });
}
