import "server-only";
import { withScope } from "@/lib/db/client";
import { listHeldAround } from "@/lib/db/plan-fact-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PlanCopyRequest } from "@/lib/domain/plans/plan-input";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import { type Result, refuse } from "@/lib/domain/values/result";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { createPlan } from "@/lib/services/plans/create-plan";

/** A plan that wants for one customer what another holds, with the same payers. */
export async function planCopy(
  scope: StaffScope,
  { id, name, from, to }: PlanCopyRequest,
): Promise<Result<{ planId: string }, PlanRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  const held = await withScope(scope, (db) => listHeldAround(db, { owners: [], customers: [from] }));
  const wanted = held.map(({ owner, payer }) => ({ owner, customer: to, payer }));
  return createPlan(scope, { id, name, source: "copy", wanted });
}
