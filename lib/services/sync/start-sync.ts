import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import type { StaffScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

/** Asks the workers to read all lists now; a run that waits already is not doubled. */
export async function startSync(scope: StaffScope): Promise<Result<null, NotPermitted>> {
  const forbidden = whyNotPermitted(scope, "sync:start");
  if (forbidden) return refuse(forbidden);
  await inTransaction(scope, async (db) => {
    for (const upstream of ["cloudhealth", "cloudmc"]) {
      const payload = { startedBy: scope.name };
      await enqueueJob(db, { task: `sync-${upstream}`, payload, queue: null, key: `sync-${upstream}` });
    }
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "sync:asked",
      subject: "cloudhealth, cloudmc",
      customerId: null,
      operationId: null,
      detail: {},
    });
  });
  return ok(null);
}
