import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { releaseMissing } from "@/lib/db/removal-rows";
import { SYNCED_TABLES } from "@/lib/db/sync-rows";
import { findHeldRun, markReleased } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ReleaseRefusal, ReleaseRequest } from "@/lib/domain/sync/release";
import type { HeldRun } from "@/lib/domain/sync/sync-run";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

/**
 * Lets the rows go that a held run names, and asks for a new reading. The guard counts those rows no more; they are
 * removed only as any other row is, after two whole readings and the upstream's own word that they are gone.
 */
export async function releaseHeldRun(
  scope: StaffScope,
  { runId }: ReleaseRequest,
): Promise<Result<{ rows: number }, NotPermitted | ReleaseRefusal>> {
  const forbidden = whyNotPermitted(scope, "sync:release");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const isReleased = await markReleased(db, runId, scope.name);
    const run = await findHeldRun(db, runId);
    if (run === null || run.state !== "held") return refuse({ code: "run-not-held" });
    if (!isReleased)
      return refuse(run.releasedBy ? { code: "run-released", by: run.releasedBy } : { code: "run-outdated" });
    for (const table of SYNCED_TABLES) {
      const keys = run.held.filter((row) => row.table === table).map(({ key }) => key);
      if (keys.length > 0) await releaseMissing(db, table, keys);
    }
    await noteRelease(db, scope, run);
    return ok({ rows: run.held.length });
  });
}

async function noteRelease(db: Db, scope: StaffScope, { id, upstream, held }: HeldRun): Promise<void> {
  await addAuditEntry(db, {
    actorId: scope.userId,
    actorName: scope.name,
    verb: "sync:released",
    subject: upstream,
    customerId: null,
    operationId: null,
    detail: { run: id, rows: held.length },
  });
  const task = `sync-${upstream}`;
  await enqueueJob(db, { task, payload: { startedBy: scope.name }, queue: null, key: task });
}
