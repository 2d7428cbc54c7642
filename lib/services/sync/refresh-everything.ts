import "server-only";
import { findAccountCostReading } from "@/lib/db/account-cost-rows";
import { withScope } from "@/lib/db/client";
import { findBookReading } from "@/lib/db/cost-book-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { monthOf } from "@/lib/domain/values/month";
import { ACCOUNT_COST } from "@/lib/services/costs/refresh-account-costs";
import { requestDueCosts } from "@/lib/services/costs/request-due-costs";
import { ACCOUNT_SERVICES } from "@/lib/services/margin/refresh-account-services";
import { requestDuePrices } from "@/lib/services/pricing/request-due-prices";
import { requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

/** Long answers, about every account of the partner: daily, and when somebody looks at them. */
const ACCOUNT_COSTS_EVERY_MS = 23 * 3_600_000;
const BY_ACCOUNT = { customer: null, interval: "monthly", split: "account" } as const;

/**
 * Queues what pages show behind the lists: the partner's cost, as a whole and by account, and what is oldest of the
 * customers' costs, of the prices and of priced usage.
 */
export async function refreshEverything(scope: SystemScope): Promise<void> {
  await requestRefresh(scope, { kind: "partner-cost", key: "partner", customer: null });
  const reading = await withScope(scope, (db) => findAccountCostReading(db, monthOf(now())));
  if (reading === null || now().getTime() - Date.parse(reading.fetchedAt) > ACCOUNT_COSTS_EVERY_MS)
    await requestRefresh(scope, { ...ACCOUNT_COST, customer: null });
  const services = await withScope(scope, (db) => findBookReading(db, BY_ACCOUNT));
  if (services === null || now().getTime() - Date.parse(services.fetchedAt) > ACCOUNT_COSTS_EVERY_MS)
    await requestRefresh(scope, { ...ACCOUNT_SERVICES, customer: null, isPatient: true });
  await requestDueCosts(scope);
  await requestDuePrices(scope);
}
