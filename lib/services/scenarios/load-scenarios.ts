import "server-only";
import { withScope } from "@/lib/db/client";
import { findScenario, listScenarios } from "@/lib/db/scenario-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { SavedScenario, ScenarioLine } from "@/lib/domain/pricing/saved-scenario";
import { isId } from "@/lib/domain/values/record-id";
import { demand } from "@/lib/services/access/permit";

export async function loadScenarios(scope: StaffScope): Promise<ScenarioLine[]> {
  demand(scope, "pricing:read");
  return withScope(scope, (db) => listScenarios(db, scope.userId));
}

/** One's own or a shared one; null for whoever may not see it. */
export async function loadScenario(scope: StaffScope, id: string): Promise<SavedScenario | null> {
  demand(scope, "pricing:read");
  return isId(id) ? withScope(scope, (db) => findScenario(db, id, scope.userId)) : null;
}
