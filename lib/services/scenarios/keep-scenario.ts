import "server-only";
import { inTransaction } from "@/lib/db/client";
import { findScenarioOwner, putScenario } from "@/lib/db/scenario-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ScenarioKeep, ScenarioRefusal } from "@/lib/domain/pricing/saved-scenario";
import { checkTiers } from "@/lib/domain/pricing/tier-check";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";

/** Keeps a scenario as it was made from a version; another version that came between is not written over. */
export async function keepScenario(
  scope: StaffScope,
  wanted: ScenarioKeep,
): Promise<Result<{ id: string; version: number }, ScenarioRefusal>> {
  demand(scope, "views:keep");
  const unlawful = wanted.scenario.prices.find(({ tiers }) => checkTiers(tiers).faults.length > 0);
  if (unlawful !== undefined) return refuse({ code: "unlawful-tiers", sku: unlawful.sku });
  return inTransaction(scope, async (db) => {
    const kept = await findScenarioOwner(db, wanted.id);
    if (kept !== null && kept.ownerId !== scope.userId) return refuse({ code: "scenario-not-yours" });
    const put = await putScenario(db, wanted, { id: scope.userId, name: scope.name });
    if (put === null) return refuse({ code: "scenario-changed" });
    const { id, name, customer, month, shared } = wanted;
    const { version, isKnown } = put;
    const detail = { id, customer, month, shared, version };
    if (!isKnown) await auditDeed(db, scope, { verb: "scenario:kept", subject: name, detail });
    return ok({ id, version });
  });
}
