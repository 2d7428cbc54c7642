import "server-only";
import { inTransaction } from "@/lib/db/client";
import { changeView, findViewOwner } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { rowChanges } from "@/lib/domain/activity/audit-detail";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { ViewChange, ViewRefusal } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";

/** Renames a view, shares it or keeps it to oneself; whose it is does that. */
export async function changeOwnView(
  scope: StaffScope,
  wanted: ViewChange,
): Promise<Result<{ id: string }, ViewRefusal>> {
  demand(scope, "views:keep");
  return inTransaction(scope, async (db) => {
    const kept = await findViewOwner(db, wanted.id);
    if (kept === null) return refuse({ code: "view-gone" });
    if (kept.ownerId !== scope.userId) return refuse({ code: "view-not-yours" });
    if (!(await changeView(db, wanted))) return refuse({ code: "view-name-taken" });
    const { id, name, shared } = wanted;
    const changes = rowChanges({ name: kept.name, shared: kept.shared }, { name, shared });
    if (Object.keys(changes).length > 0) {
      await auditDeed(db, scope, { verb: "view:changed", subject: name, detail: { id, ...changes } });
    }
    return ok({ id });
  });
}
