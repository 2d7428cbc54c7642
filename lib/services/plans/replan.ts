import "server-only";
import { findBatch } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { findPlan, findPlanDocument } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { batchDecisionsFor } from "@/lib/domain/operations/batch-decision";
import type { ReplanRequest } from "@/lib/domain/plans/plan-input";
import { whyNotReplan } from "@/lib/domain/plans/plan-limits";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import { type Result, refuse } from "@/lib/domain/values/result";
import { decideAboutBatch } from "@/lib/services/operations/decide-about-batch";
import { createPlan } from "@/lib/services/plans/create-plan";

/**
 * A new plan from what the old one wanted, on the facts of now. What an applied one has not sent yet is called off
 * first: it would hold the accounts that the new one has to move.
 */
export async function replan(
  scope: StaffScope,
  { planId, id }: ReplanRequest,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  const { head, kept, batch } = await withScope(scope, async (db) => ({
    head: await findPlan(db, planId),
    kept: await findPlanDocument(db, planId),
    batch: await findBatch(db, planId),
  }));
  if (!head || !kept) return refuse({ code: "plan-unknown" });
  const reason = whyNotReplan({ ...head, batch }, scope);
  if (reason) return refuse(reason);
  if (batch && batchDecisionsFor(batch).includes("call-off")) {
    const calledOff = await decideAboutBatch(scope, { batchId: batch.id, decision: "call-off" });
    if (!calledOff.ok) return refuse({ code: "plan-under-way" });
  }
  return createPlan(scope, { id, name: head.name, source: head.source, wanted: kept.wanted, replaces: planId });
}
