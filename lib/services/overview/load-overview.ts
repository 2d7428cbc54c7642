import "server-only";
import { countAccounts } from "@/lib/db/account-rows";
import { withScope } from "@/lib/db/client";
import { countCustomers } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
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
}

export async function loadOverview(scope: StaffScope): Promise<Overview> {
  demand(scope, "customers:read");
  const [counts, costs, sync, health] = await Promise.all([
    withScope(scope, async (db) => ({ customers: await countCustomers(db, null), accounts: await countAccounts(db) })),
    loadPartnerCostHistory(scope),
    loadSyncStatus(scope),
    loadUpstreamHealth(scope),
  ]);
  const { all, unassigned } = counts.accounts;
  return { customers: counts.customers, accounts: all, unassigned, costs, sync, health };
}
