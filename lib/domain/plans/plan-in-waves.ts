import type { AssignmentPlan, PlanFacts, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { makePlan } from "@/lib/domain/plans/make-plan";

/** A plan as it is kept and read: its steps wave by wave, each still knowing its place in the path. */
export function planInWaves(wanted: readonly WantedPlace[], facts: PlanFacts): AssignmentPlan {
  const plan = makePlan(wanted, facts);
  return { ...plan, steps: [...plan.steps].sort((a, b) => a.wave - b.wave || a.at - b.at) };
}
