import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { probeNow } from "@/lib/db/lane-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ProbeRefusal, ProbeRequest } from "@/lib/domain/upstreams/probe";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { Upstream } from "@/lib/domain/values/upstream";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

/** What makes a call soon, so that the try does not wait for somebody to need the upstream. */
const TRIES: Record<Upstream, string> = {
  cloudhealth: "sync-cloudhealth",
  cloudmc: "sync-cloudmc",
  here: "try-here",
};

/** Lets one call leave now over a lane that is paused or stopped; if it goes well, the lane is open again. */
export async function probeLane(
  scope: StaffScope,
  { upstream }: ProbeRequest,
): Promise<Result<null, NotPermitted | ProbeRefusal>> {
  const forbidden = whyNotPermitted(scope, "lanes:probe");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    if (!(await probeNow(db, upstream))) return refuse({ code: "lane-in-order" });
    const task = TRIES[upstream];
    await enqueueJob(db, { task, payload: { startedBy: scope.name }, queue: null, key: task });
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "lane:tried",
      subject: upstream,
      customerId: null,
      operationId: null,
      detail: {},
    });
    return ok(null);
  });
}
