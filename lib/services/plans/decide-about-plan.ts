import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { lockPlan, type PlanDecision, putPlanState } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PlanDecisionRequest } from "@/lib/domain/plans/plan-input";
import { whyNotApprove, whyNotDiscard } from "@/lib/domain/plans/plan-limits";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import type { PlanHead } from "@/lib/domain/plans/plan-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";

export function approvePlan(scope: StaffScope, request: PlanDecisionRequest) {
  const approved = { by: scope.userId, name: scope.name, at: now() };
  return decide(scope, request, { verb: "plan:approved", why: whyNotApprove, to: { state: "approved", approved } });
}

export function discardPlan(scope: StaffScope, request: PlanDecisionRequest) {
  return decide(scope, request, { verb: "plan:discarded", why: whyNotDiscard, to: { state: "discarded" } });
}

interface Decision {
  readonly verb: string;
  readonly why: (head: PlanHead, scope: StaffScope) => PlanRefusal | null;
  readonly to: PlanDecision;
}

function decide(
  scope: StaffScope,
  { planId }: PlanDecisionRequest,
  { verb, why, to }: Decision,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  return inTransaction(scope, async (db: Db) => {
    const head = await lockPlan(db, planId);
    if (!head) return refuse({ code: "plan-unknown" });
    if (head.state === to.state) return ok({ planId });
    const reason = why(head, scope);
    if (reason) return refuse(reason);
    await putPlanState(db, planId, to);
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb,
      subject: head.name,
      customerId: null,
      operationId: null,
      detail: { planId, madeBy: head.createdByName, calls: head.figures.calls },
    });
    return ok({ planId });
  });
}
