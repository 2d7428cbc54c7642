import "server-only";
import { countAccounts } from "@/lib/db/account-rows";
import { type Db, withScope } from "@/lib/db/client";
import { countCustomers, listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UnassignedAccount, UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import type { SyncStatus, UpstreamHealth } from "@/lib/domain/sync/sync-run";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { loadCostArrivals } from "@/lib/services/assignments/load-cost-arrivals";
import { loadLargestUnassigned, loadUnassignedSpend } from "@/lib/services/assignments/load-unassigned";
import { loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { countDrift } from "@/lib/services/drift/load-drift";
import { loadSyncStatus, loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";

export interface Overview {
  readonly customers: number;
  readonly accounts: number;
  readonly unassigned: number;
  /** Accounts that CloudHealth has otherwise than is wanted. */
  readonly drift: number;
  readonly costs: Cached<CostHistory>;
  readonly sync: SyncStatus;
  readonly health: readonly UpstreamHealth[];
  /** The customers billed most in the newest month read; those without any cost are left out. */
  readonly largest: readonly CachedCustomer[];
  /** Of the accounts that nobody holds, those that cost most last month. */
  readonly dearest: readonly UnassignedAccount[];
  readonly spend: UnassignedSpend;
  /** Accounts that are assigned and whose cost is late. */
  readonly late: number;
}

const SHOWN = 5;

export async function loadOverview(scope: StaffScope): Promise<Overview> {
  demand(scope, "customers:read");
  const [lists, drift, dearest, spend, arrivals, costs, sync, health] = await Promise.all([
    withScope(scope, loadLists),
    countDrift(scope),
    loadLargestUnassigned(scope, SHOWN),
    loadUnassignedSpend(scope),
    loadCostArrivals(scope, null),
    loadPartnerCostHistory(scope),
    loadSyncStatus(scope),
    loadUpstreamHealth(scope),
  ]);
  return {
    ...lists,
    unassigned: spend.accounts,
    drift,
    dearest,
    spend,
    late: arrivals.late.length,
    costs,
    sync,
    health,
  };
}

async function loadLists(db: Db) {
  const [customers, accounts, largest] = await Promise.all([
    countCustomers(db, customerListQuery({})),
    countAccounts(db),
    listCustomerIds(db, customerListQuery({ sort: "cost" }), "page").then((ids) => listCustomersOf(db, ids)),
  ]);
  return {
    customers,
    accounts,
    largest: largest.filter(({ monthCost }) => monthCost !== null).slice(0, SHOWN),
  };
}
