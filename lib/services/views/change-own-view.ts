import "server-only";
import { withScope } from "@/lib/db/client";
import { changeView, findViewOwner } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { ViewChange, ViewRefusal } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";

/** Renames a view, shares it or keeps it to oneself; whose it is does that. */
export async function changeOwnView(
  scope: StaffScope,
  wanted: ViewChange,
): Promise<Result<{ id: string }, ViewRefusal>> {
  demand(scope, "views:keep");
  return withScope(scope, async (db) => {
    const kept = await findViewOwner(db, wanted.id);
    if (kept === null) return refuse({ code: "view-gone" });
    if (kept.ownerId !== scope.userId) return refuse({ code: "view-not-yours" });
    return (await changeView(db, wanted)) ? ok({ id: wanted.id }) : refuse({ code: "view-name-taken" });
  });
}
