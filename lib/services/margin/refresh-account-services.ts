import "server-only";
import { withScope } from "@/lib/db/client";
import { countKnownAccounts, listPartnerServices } from "@/lib/db/partner-service-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { windowStart } from "@/lib/domain/costs/cost-window";
import { monthOf, monthsUpTo } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { askForCostAxes } from "@/lib/services/costs/find-cost-axes";
import { type CostPart, isUpToDate, keepCosts } from "@/lib/services/costs/keep-costs";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";

export const ACCOUNT_SERVICES = { kind: "account-services", key: "partner" } as const;

/** Up to here an answer holds all months; of more accounts the recent ones, or it would be too long to be taken. */
const MOST_WITH_ALL_MONTHS = 20_000;
const RECENT_MONTHS = 2;

/**
 * Reads what each account cost the partner by service: one call for the services, one for the accounts, one for each
 * service's accounts, however many customers there are. A filter leaves an answer as long as it was in the dimension it
 * filters (cloudhealth.md 9.3), so accounts and services together would be one answer that nobody gives. What the upstream
 * has nothing newer of is not asked for again.
 */
export function refreshAccountServices(scope: SystemScope): Promise<void> {
  return runRefresh(scope, ACCOUNT_SERVICES, async () => {
    const client = (await upstreamClients(scope)).cloudhealth;
    const { account, service } = await askForCostAxes(scope);
    if (account === null || service === null) return;
    const of = { customer: null, interval: "monthly" } as const;
    const { dataThrough } = await keepCosts(scope, client, { ...of, splits: ["service"], dimensions: [service] });
    const accounts = await withScope(scope, countKnownAccounts);
    const months = accounts > MOST_WITH_ALL_MONTHS ? monthsUpTo(monthOf(now()), RECENT_MONTHS) : [];
    const since = months[0] === undefined ? windowStart("monthly", now()) : `${months[0]}-01`;
    const within = months.length === 0 ? [] : [`time:select:${months.join(",")}`];
    const byAccount = (split: string, filters: readonly string[]): CostPart => ({
      ...of,
      splits: [split],
      dimensions: [account],
      filters: [...within, ...filters],
      isLong: true,
    });
    const services = (await withScope(scope, (db) => listPartnerServices(db, since))).filter(canBeSelected);
    const parts = [
      byAccount("account", []),
      ...services.map((name) => byAccount(`account@${name}`, [`${service}:select:${name}`])),
    ];
    for (const part of parts) {
      if (!(await isUpToDate(scope, part, dataThrough))) await keepCosts(scope, client, part);
    }
  });
}

/** A filter lists members between commas, and has no way to write one. */
function canBeSelected(name: string): boolean {
  return !name.includes(",");
}
