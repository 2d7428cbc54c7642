import "server-only";
import { inTransaction } from "@/lib/db/client";
import { dropScenario, findScenarioOwner } from "@/lib/db/scenario-rows";
import { mayDeleteKept } from "@/lib/domain/access/may-delete-kept";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ScenarioDrop, ScenarioRefusal } from "@/lib/domain/pricing/saved-scenario";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";

/** One's own; an admin may tidy up what is shared. What is gone already is as wanted. */
export async function deleteScenario(
  scope: StaffScope,
  { id }: ScenarioDrop,
): Promise<Result<{ id: string }, ScenarioRefusal>> {
  demand(scope, "views:keep");
  return inTransaction(scope, async (db) => {
    const kept = await findScenarioOwner(db, id);
    if (kept === null) return ok({ id });
    const whose = { isOwn: kept.ownerId === scope.userId, isShared: kept.shared };
    if (!mayDeleteKept(whose, scope.role)) return refuse({ code: "scenario-not-yours" });
    await dropScenario(db, id);
    await auditDeed(db, scope, { verb: "scenario:deleted", subject: kept.name, detail: { id } });
    return ok({ id });
  });
}
