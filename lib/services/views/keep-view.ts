import "server-only";
import { withScope } from "@/lib/db/client";
import { putView } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type ViewKeep, type ViewRefusal, viewParams } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";

export async function keepView(scope: StaffScope, wanted: ViewKeep): Promise<Result<{ id: string }, ViewRefusal>> {
  demand(scope, "views:keep");
  const view = { ...wanted, params: viewParams(wanted.page, wanted.params) };
  const isKept = await withScope(scope, (db) => putView(db, view, { id: scope.userId, name: scope.name }));
  return isKept ? ok({ id: view.id }) : refuse({ code: "view-name-taken" });
}
