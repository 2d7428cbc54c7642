import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { type AwaitedCustomer, listAwaitedCustomers, putCostArrivals } from "@/lib/db/cost-arrival-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { CostFact } from "@/lib/domain/costs/cost-facts";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { startOfDate } from "@/lib/domain/values/calendar-date";
import { type Month, monthOf, monthsUpTo } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { findCostAxes } from "@/lib/services/costs/find-cost-axes";
import { now } from "@/lib/support/clock";
import { log } from "@/lib/support/log";
import { listCustomerAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import { loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { ofCustomer } from "@/lib/upstreams/tenant-scope";

// Two calls a customer; the rate limit of thirty a minute is everybody's. CloudHealth bills about three times a day.
const CUSTOMERS_A_ROUND = 10;
const LOOK_AGAIN_AFTER_MS = 3 * 3_600_000;

/** Looks whether the cost of accounts assigned lately shows in their customers' reports, the longest waited for first. */
export async function refreshCostArrivals(scope: SystemScope): Promise<void> {
  const triedBefore = new Date(now().getTime() - LOOK_AGAIN_AFTER_MS);
  const awaited = await withScope(scope, (db) => listAwaitedCustomers(db, { triedBefore, most: CUSTOMERS_A_ROUND }));
  for (const customer of awaited) await lookAt(scope, customer);
}

/** A report that cannot be had leaves everything about its customer as it was; the others are looked at all the same. */
async function lookAt(scope: SystemScope, awaited: AwaitedCustomer): Promise<void> {
  const client = (await upstreamClients(scope)).perCustomer.cloudhealth;
  const tenant = ofCustomer(awaited.customer);
  const months = monthsUpTo(monthOf(now()), 2);
  const at = now();
  try {
    const dimension = (await findCostAxes(scope)).account;
    if (dimension === null) return;
    const accounts = await listCustomerAwsAccounts(client, tenant);
    const { books } = await loadCosts(client, tenant, {
      dimensions: [dimension],
      interval: "monthly",
      filters: [`time:select:${months.join(",")}`],
      isLong: true,
    });
    const newest = newestCosts(
      books?.[0]?.facts.facts ?? [],
      new Map(accounts.map((account) => [account.id, account.owner])),
    );
    const withCost = new Set(
      awaited.accounts.flatMap(({ owner, assignedAt }) =>
        (newest.get(owner) ?? "") >= monthOf(assignedAt) ? owner : [],
      ),
    );
    await inTransaction(scope, (db) => putCostArrivals(db, awaited, { at, withCost }));
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    // A call that never left says nothing of this customer: the next round tries it again.
    if (error.sent) await inTransaction(scope, (db) => putCostArrivals(db, awaited, { at, withCost: null }));
    log.info({ event: "refresh-failed", kind: "cost-arrival", reason: error.message }, "a refresh failed");
  }
}

/**
 * The newest month with a cost, by account. A cost of 0 is one: it was billed. Months before the assignment do not
 * count, because an earlier holding of the account may have left them.
 */
function newestCosts(
  facts: readonly CostFact[],
  ownerOf: ReadonlyMap<string, AwsAccountId>,
): ReadonlyMap<AwsAccountId, Month> {
  const newest = new Map<AwsAccountId, Month>();
  for (const { member, start } of facts) {
    const owner = ownerOf.get(member);
    const month = monthOf(startOfDate(start));
    if (owner && month > (newest.get(owner) ?? "")) newest.set(owner, month);
  }
  return newest;
}
