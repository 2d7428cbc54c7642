import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, withScope } from "@/lib/db/client";
import { listWhereabouts } from "@/lib/db/plan-rival-rows";
import { findPlan, findPlanDocument, lockPlan, putPlanState } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { planDifferences } from "@/lib/domain/plans/plan-difference";
import { planInWaves } from "@/lib/domain/plans/plan-in-waves";
import type { PlanApplyRequest } from "@/lib/domain/plans/plan-input";
import { whyNotApply } from "@/lib/domain/plans/plan-limits";
import type { PlanDifference, PlanRefusal, ToldDifference } from "@/lib/domain/plans/plan-refusal";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { recordBatch } from "@/lib/operations/record-batch";
import { gatherPlanFacts } from "@/lib/services/plans/gather-plan-facts";
import { planOperations } from "@/lib/services/plans/plan-operations";
import { now } from "@/lib/support/clock";

const TOLD = 50;

/**
 * Makes the plan once more on the facts of this moment and, if it is still the same step by step, records its steps as
 * one batch. The batch goes by the plan's own id, so that a plan is applied once however often it is asked for.
 */
export async function applyPlan(
  scope: StaffScope,
  { planId, removals }: PlanApplyRequest,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  const [head, kept] = await withScope(scope, (db) =>
    Promise.all([findPlan(db, planId), findPlanDocument(db, planId)]),
  );
  if (!head || !kept) return refuse({ code: "plan-unknown" });
  const reason = whyNotApply(head, scope);
  if (reason) return head.state === "applied" ? ok({ planId }) : refuse(reason);
  if (removals !== head.figures.removals) return refuse({ code: "plan-removals", removals: head.figures.removals });
  const facts = await withScope(scope, (db) => gatherPlanFacts(db, kept.wanted));
  const differences = planDifferences(kept.plan, planInWaves(kept.wanted, facts));
  if (differences.length > 0) {
    return refuse({
      code: "plan-outdated",
      differences: await withScope(scope, (db) => tell(db, differences.slice(0, TOLD))),
      count: differences.length,
    });
  }
  const intent = { id: planId, subject: head.name, operations: planOperations(planId, kept.plan.steps) };
  const recorded = await recordBatch(scope, intent, (db) => markApplied(db, scope, planId));
  if (recorded.ok) return ok({ planId });
  const { refusal } = recorded;
  if (refusal.code !== "batch-refused") return refuse(refusal);
  const { refusals } = refusal;
  return refuse({ code: "plan-accounts-busy", refusals: refusals.slice(0, TOLD), count: refusals.length });
}

async function markApplied(db: Db, scope: StaffScope, planId: string): Promise<PlanRefusal | null> {
  const head = await lockPlan(db, planId);
  if (!head) return { code: "plan-unknown" };
  const reason = whyNotApply(head, scope);
  if (reason) return reason;
  await putPlanState(db, planId, { state: "applied", applied: { batchId: planId, at: now() } });
  await addAuditEntry(db, {
    actorId: scope.userId,
    actorName: scope.name,
    verb: "plan:applied",
    subject: head.name,
    customerId: null,
    operationId: null,
    detail: { planId, batchId: planId, calls: head.figures.calls, removals: head.figures.removals },
  });
  return null;
}

async function tell(db: Db, differences: readonly PlanDifference[]): Promise<ToldDifference[]> {
  const whereabouts = await listWhereabouts(
    db,
    differences.map(({ owner }) => owner),
  );
  return differences.map((one) => ({ ...one, ...(whereabouts.get(one.owner) ?? { now: null, by: null }) }));
}
