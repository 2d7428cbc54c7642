import "server-only";
import { findAccountCostReading } from "@/lib/db/account-cost-rows";
import { withScope } from "@/lib/db/client";
import { listVendorLinks } from "@/lib/db/customer-rows";
import { listOrganizations } from "@/lib/db/price-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import { monthOf, monthsUpTo } from "@/lib/domain/values/month";
import { ACCOUNT_COST } from "@/lib/services/costs/refresh-account-costs";
import { requestDueCosts } from "@/lib/services/costs/request-due-costs";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

const RECENT_MONTHS = 2;
const OLDER_MONTHS = 12;
/** Two long answers, about every account of the partner: daily, and when somebody looks at them. */
const ACCOUNT_COSTS_EVERY_MS = 23 * 3_600_000;

/**
 * Queues what pages show behind the lists: the partner's cost, as a whole and by account, the customers' costs that are
 * oldest, the prices of the recent months, and priced usage, the recent months of it always and older ones never fetched.
 */
export async function refreshEverything(scope: SystemScope): Promise<void> {
  await requestRefresh(scope, { kind: "partner-cost", key: "partner", customer: null });
  const reading = await withScope(scope, (db) => findAccountCostReading(db, monthOf(now())));
  if (reading === null || now().getTime() - Date.parse(reading.fetchedAt) > ACCOUNT_COSTS_EVERY_MS)
    await requestRefresh(scope, { ...ACCOUNT_COST, customer: null });
  await requestDueCosts(scope);
  const customers = await withScope(scope, listVendorLinks);
  const reseller = findPartnerOrganization(await withScope(scope, listOrganizations));
  const months = monthsUpTo(monthOf(now()), RECENT_MONTHS + OLDER_MONTHS).reverse();
  for (const [index, month] of months.entries()) {
    if (reseller && index < RECENT_MONTHS) {
      await requestRefresh(scope, { kind: "customers-price-report", key: `${reseller.id}/${month}`, customer: null });
      await requestRefresh(scope, { kind: "price-lists", key: month, customer: null });
    }
    for (const { id, organization, pricedMonths } of customers) {
      if (organization === null || (index >= RECENT_MONTHS && pricedMonths.includes(month))) continue;
      const key = toRefreshKey({ customer: id, organization, month });
      await requestRefresh(scope, { kind: "price-report", key, customer: id });
    }
  }
}
