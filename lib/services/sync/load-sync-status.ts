import "server-only";
import { withScope } from "@/lib/db/client";
import { listLaneHealth } from "@/lib/db/lane-rows";
import { findHeldRun, findLastCompleted, findLatestRun, listSyncRuns } from "@/lib/db/sync-run-rows";
import type { StaffScope, SystemScope, ViewerScope } from "@/lib/domain/access/scope";
import type { HeldRun, SyncRun, SyncStatus, UpstreamHealth } from "@/lib/domain/sync/sync-run";
import { demand } from "@/lib/services/access/permit";

/** How the upstreams fare; holds nothing of any customer, so a customer's people may know it too. */
export async function loadUpstreamHealth(scope: StaffScope | ViewerScope): Promise<UpstreamHealth[]> {
  const lanes = await withScope(scope, listLaneHealth);
  return lanes.map(({ upstream, trouble, lastSuccessAt }) => ({ upstream, trouble, lastSuccessAt }));
}

export async function loadSyncStatus(scope: StaffScope | SystemScope): Promise<SyncStatus> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const [run, readAt, cloudmcReadAt] = await Promise.all([
      findLatestRun(db, "cloudhealth"),
      findLastCompleted(db, "cloudhealth"),
      findLastCompleted(db, "cloudmc"),
    ]);
    return { run, readAt, cloudmcReadAt };
  });
}

export async function loadSyncRuns(scope: StaffScope, take: number): Promise<SyncRun[]> {
  demand(scope, "activity:read");
  return withScope(scope, (db) => listSyncRuns(db, take));
}

export async function loadHeldRun(scope: StaffScope, id: string): Promise<HeldRun | null> {
  demand(scope, "activity:read");
  return withScope(scope, (db) => findHeldRun(db, id));
}
