import "server-only";
import { inTransaction } from "@/lib/db/client";
import { dropView, findViewOwner } from "@/lib/db/view-rows";
import { mayDeleteKept } from "@/lib/domain/access/may-delete-kept";
import type { StaffScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { ViewDrop, ViewRefusal } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";

/** One's own; an admin may tidy up what is shared. What is gone already is as wanted. */
export async function deleteView(scope: StaffScope, { id }: ViewDrop): Promise<Result<{ id: string }, ViewRefusal>> {
  demand(scope, "views:keep");
  return inTransaction(scope, async (db) => {
    const kept = await findViewOwner(db, id);
    if (kept === null) return ok({ id });
    const whose = { isOwn: kept.ownerId === scope.userId, isShared: kept.shared };
    if (!mayDeleteKept(whose, scope.role)) return refuse({ code: "view-not-yours" });
    await dropView(db, id);
    await auditDeed(db, scope, { verb: "view:deleted", subject: kept.name, detail: { id } });
    return ok({ id });
  });
}
