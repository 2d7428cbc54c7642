import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { listOrganizations as listKnown, putOrganizations } from "@/lib/db/price-rows";
import { beginSyncRun, endSyncRun, noteSyncProgress } from "@/lib/db/sync-run-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";

/** Reads the tree of organizations. An answer that lost too much keeps what is known. False when another run is under way. */
export async function syncCloudmc(scope: SystemScope, startedBy: string): Promise<boolean> {
  const id = newId();
  const startedAt = now();
  const begun = await withScope(scope, (db) => beginSyncRun(db, { id, upstream: "cloudmc", startedBy, at: startedAt }));
  if (!begun) return false;
  const changes = { seen: 0, changed: 0, missing: 0, removed: 0 };
  try {
    await withScope(scope, (db) => noteSyncProgress(db, id, { step: "organizations", done: 0, total: null }));
    const organizations = await listOrganizations(upstreamClients(scope).cloudmc);
    const known = await withScope(scope, listKnown);
    const missing = known.filter((one) => !organizations.some(({ id: seen }) => seen === one.id)).length;
    const held =
      organizations.length === 0 || isShrinkSuspicious({ seen: organizations.length, alive: known.length, missing });
    await inTransaction(scope, async (db) => {
      if (!held) await putOrganizations(db, organizations, startedAt);
      const seen = organizations.length;
      await endSyncRun(db, id, {
        state: held ? "held" : "done",
        trouble: null,
        changes: { ...changes, seen },
        at: now(),
      });
    });
  } catch (error) {
    const trouble = error instanceof UpstreamFailure ? error.reason : "failing";
    await withScope(scope, (db) => endSyncRun(db, id, { state: "failed", trouble, changes, at: now() }));
    if (!(error instanceof UpstreamFailure)) throw error;
    log.warn({ event: "sync-failed", run: id, reason: error.message }, "a sync of CloudMC failed");
  }
  return true;
}
