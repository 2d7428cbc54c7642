import "server-only";
import { withScope } from "@/lib/db/client";
import { endRefresh, type RefreshKey } from "@/lib/db/refresh-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import { log } from "@/lib/support/log";
import { UpstreamFailure } from "@/lib/upstreams/failure";

/** Runs one fetch and notes how it ended, so that a page can say why a figure is old or absent. */
export async function runRefresh(
  scope: SystemScope,
  refresh: RefreshKey,
  fetchAndKeep: () => Promise<void>,
): Promise<void> {
  const end = (trouble: UpstreamFailure["reason"] | null) =>
    withScope(scope, (db) => endRefresh(db, refresh, { at: now(), trouble }));
  try {
    await fetchAndKeep();
    await end(null);
  } catch (error) {
    // It is still waited for: the job is taken up again by the next worker.
    if (error instanceof CallStopped) throw error;
    await end(error instanceof UpstreamFailure ? error.reason : "failing");
    if (!(error instanceof UpstreamFailure)) throw error;
    log.info({ event: "refresh-failed", kind: refresh.kind, reason: error.message }, "a refresh failed");
  }
}
