import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { probeNow } from "@/lib/db/lane-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ProbeRefusal, ProbeRequest } from "@/lib/domain/upstreams/probe";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { trySoon } from "@/lib/services/settings/try-soon";

/** Lets one call leave now over a lane that is paused or stopped; if it goes well, the lane is open again. */
export async function probeLane(
  scope: StaffScope,
  { upstream }: ProbeRequest,
): Promise<Result<null, NotPermitted | ProbeRefusal>> {
  const forbidden = whyNotPermitted(scope, "lanes:probe");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    if (!(await probeNow(db, upstream))) return refuse({ code: "lane-in-order" });
    await trySoon(db, scope, upstream);
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
