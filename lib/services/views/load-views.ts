import "server-only";
import { withScope } from "@/lib/db/client";
import { listViews } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { SavedView, ViewPage } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";

export async function loadViews(scope: StaffScope, page: ViewPage): Promise<SavedView[]> {
  demand(scope, "views:keep");
  return withScope(scope, (db) => listViews(db, page, scope.userId));
}
