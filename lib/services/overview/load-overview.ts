import "server-only";
import { countAccounts, listUnassigned } from "@/lib/db/account-rows";
import { type Db, withScope } from "@/lib/db/client";
import { countCustomers, listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import type { SyncStatus, UpstreamHealth } from "@/lib/domain/sync/sync-run";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadSyncStatus, loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";

export interface Overview {
  readonly customers: number;
  readonly accounts: number;
  readonly unassigned: number;
  readonly costs: Cached<CostHistory>;
  readonly sync: SyncStatus;
  readonly health: readonly UpstreamHealth[];
  /** The customers billed most in the newest month read; those without any cost are left out. */
  readonly largest: readonly CachedCustomer[];
  readonly firstUnassigned: readonly AwsAccount[];
}

const SHOWN = 5;

export async function loadOverview(scope: StaffScope): Promise<Overview> {
  demand(scope, "customers:read");
  const [lists, costs, sync, health] = await Promise.all([
    withScope(scope, loadLists),
    loadPartnerCostHistory(scope),
    loadSyncStatus(scope),
    loadUpstreamHealth(scope),
  ]);
  return { ...lists, costs, sync, health };
}

async function loadLists(db: Db) {
  const [customers, accounts, largest, firstUnassigned] = await Promise.all([
    countCustomers(db, customerListQuery({})),
    countAccounts(db),
    listCustomerIds(db, customerListQuery({ sort: "cost" }), "page").then((ids) => listCustomersOf(db, ids)),
    listUnassigned(db, "", SHOWN),
  ]);
  return {
    customers,
    accounts: accounts.all,
    unassigned: accounts.unassigned,
    largest: largest.filter(({ monthCost }) => monthCost !== null).slice(0, SHOWN),
    firstUnassigned,
  };
}
