import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { countAssignments } from "@/lib/db/plan-fact-rows";
import { findPlan, insertPlan, lockPlan, putPlanState } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { planFigures } from "@/lib/domain/plans/plan-figures";
import { planInWaves } from "@/lib/domain/plans/plan-in-waves";
import type { PlanRequest } from "@/lib/domain/plans/plan-input";
import { needsApproval } from "@/lib/domain/plans/plan-limits";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { gatherPlanFacts } from "@/lib/services/plans/gather-plan-facts";

export interface PlanIntent extends PlanRequest {
  /** The plan it takes the place of; one that is not applied is discarded by it. */
  readonly replaces?: string;
}

/** Plans the shortest lawful way to what is wanted and keeps it. Nothing is sent. */
export async function createPlan(
  scope: StaffScope,
  { id, name, source, wanted, replaces }: PlanIntent,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  if (await withScope(scope, (db) => findPlan(db, id))) return ok({ planId: id });
  if (wanted.length === 0) return refuse({ code: "plan-empty" });
  const [facts, assignments] = await withScope(scope, (db) =>
    Promise.all([gatherPlanFacts(db, wanted), countAssignments(db)]),
  );
  const plan = planInWaves(wanted, facts);
  const figures = planFigures(plan);
  const state = needsApproval(figures, assignments) ? "awaiting-approval" : "ready";
  const maker = { createdById: scope.userId, createdByName: scope.name };
  await inTransaction(scope, async (db) => {
    const before = replaces ? await lockPlan(db, replaces) : null;
    if (before && before.state !== "applied") await putPlanState(db, before.id, { state: "discarded" });
    await insertPlan(db, { id, name, source, state, wanted, plan, figures, ...maker, replaces: before?.id ?? null });
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "plan:made",
      subject: name,
      customerId: null,
      operationId: null,
      detail: { planId: id, source, calls: figures.calls, refused: figures.refused, replaces: before?.id ?? null },
    });
  });
  return ok({ planId: id });
}
