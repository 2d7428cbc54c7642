import type { AssignmentPlan } from "@/lib/domain/plans/assignment-plan";
import type { Money } from "@/lib/domain/values/money";

/** What a plan adds up to. */
export interface PlanFigures {
  readonly calls: number;
  readonly removals: number;
  readonly waves: number;
  /** Accounts that are with another customer or payer afterwards, or with nobody, or were on the way. */
  readonly accounts: number;
  /** Of these, those that somebody holds now. */
  readonly held: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly gaps: number;
  readonly costAtStake: readonly Money[];
}

export function planFigures(plan: AssignmentPlan): PlanFigures {
  const held = plan.steps.filter((step) => step.from !== null && step.from.id !== null);
  return {
    calls: plan.steps.length,
    removals: plan.removals,
    waves: plan.waves,
    accounts: new Set(plan.steps.map((step) => step.owner)).size,
    held: new Set(held.map((step) => step.owner)).size,
    unchanged: plan.unchanged.length,
    refused: plan.refused.length,
    gaps: plan.gaps.length,
    costAtStake: plan.costAtStake,
  };
}
