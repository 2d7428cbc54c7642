import "server-only";
import { inTransaction } from "@/lib/db/client";
import { putView } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type ViewKeep, type ViewRefusal, viewParams } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";

export async function keepView(scope: StaffScope, wanted: ViewKeep): Promise<Result<{ id: string }, ViewRefusal>> {
  demand(scope, "views:keep");
  const view = { ...wanted, params: viewParams(wanted.page, wanted.params) };
  return inTransaction(scope, async (db) => {
    const { id, page, name, shared } = view;
    const kept = await putView(db, view, { id: scope.userId, name: scope.name });
    if (kept === null) return refuse({ code: "view-name-taken" });
    if (kept === "new") await auditDeed(db, scope, { verb: "view:kept", subject: name, detail: { id, page, shared } });
    return ok({ id });
  });
}
