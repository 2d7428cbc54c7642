import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { findCostHistory, findPartnerCostHistory, type KeptCostHistory } from "@/lib/db/cost-rows";
import { findRefresh, type RefreshKey, type RefreshStatus } from "@/lib/db/refresh-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";

/** What a customer is billed, as CloudHealth wrote it for that customer; answered from the cache, refreshed behind it. */
export async function loadCostHistory(
  scope: StaffScope | ViewerScope,
  customer: CustomerId,
): Promise<Cached<CostHistory>> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "costs:read");
  return load(scope, { kind: "cost", key: customer, customer, find: (db) => findCostHistory(db, customer) });
}

/** The partner's own cost over all of its accounts, assigned or not. */
export async function loadPartnerCostHistory(scope: StaffScope): Promise<Cached<CostHistory>> {
  demand(scope, "costs:read");
  return load(scope, { kind: "partner-cost", key: "partner", customer: null, find: findPartnerCostHistory });
}

interface CostQuestion extends RefreshKey {
  readonly customer: CustomerId | null;
  readonly find: (db: Db) => Promise<KeptCostHistory | null>;
}

async function load(scope: StaffScope | ViewerScope, question: CostQuestion): Promise<Cached<CostHistory>> {
  const { kept, refresh } = await withScope(scope, async (db) => ({
    kept: await question.find(db),
    refresh: await findRefresh(db, question),
  }));
  const asked =
    scope.kind === "staff" && isStale(kept?.fetchedAt ?? null, refresh) && (await requestRefresh(scope, question));
  return toCached(kept, { ...refresh, refreshing: refresh.refreshing || asked });
}

function toCached(kept: KeptCostHistory | null, refresh: RefreshStatus): Cached<CostHistory> {
  if (!kept) return { state: "absent", refreshing: refresh.refreshing, failure: refresh.failure };
  const { history, fetchedAt, dataThrough } = kept;
  return {
    state: "present",
    value: history,
    provenance: { source: "cloudhealth", fetchedAt, dataThrough },
    refreshing: refresh.refreshing,
    failure: refresh.failure,
  };
}
