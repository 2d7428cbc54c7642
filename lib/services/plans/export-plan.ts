import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { listNamedAccounts } from "@/lib/db/plan-fact-rows";
import { findPlan, findPlanDocument } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AssignmentPlan } from "@/lib/domain/plans/assignment-plan";
import type { PlanHead, PlanNames, StepResult } from "@/lib/domain/plans/plan-view";
import { demand } from "@/lib/services/access/permit";
import { withOutcomes } from "@/lib/services/plans/load-plan";

export interface WholePlan {
  readonly head: PlanHead;
  readonly plan: AssignmentPlan;
  readonly names: PlanNames;
  readonly results: readonly StepResult[];
}

/** All of a plan with what became of its steps, for a file; null when there is none. */
export async function exportPlan(scope: StaffScope, id: string): Promise<WholePlan | null> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [head, kept] = await Promise.all([findPlan(db, id), findPlanDocument(db, id)]);
    if (!head || !kept) return null;
    const { plan } = kept;
    return { head, plan, names: await allNames(db, plan), results: await withOutcomes(db, head, plan.steps) };
  });
}

async function allNames(db: Db, plan: AssignmentPlan): Promise<PlanNames> {
  const owners = new Set([...plan.steps, ...plan.refused].map(({ owner }) => owner));
  for (const owner of plan.unchanged) owners.add(owner);
  const customers = new Set(plan.steps.flatMap(({ from, to }) => [from?.customer ?? [], to?.customer ?? []].flat()));
  const [accounts, named] = await Promise.all([listNamedAccounts(db, [...owners]), nameCustomers(db, [...customers])]);
  return {
    accounts: Object.fromEntries(accounts.map(({ owner, name }) => [owner, name])),
    customers: Object.fromEntries(named),
  };
}
