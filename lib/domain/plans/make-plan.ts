import type { AssignmentPlan, BillingGap, PlanFacts, PlanStep, WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { planMoves } from "@/lib/domain/plans/plan-moves";
import { planSteps } from "@/lib/domain/plans/plan-steps";
import { settleGoal } from "@/lib/domain/plans/settle-goal";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { groupedBy } from "@/lib/domain/values/grouped-by";
import { type Money, sumMoney } from "@/lib/domain/values/money";

/**
 * The shortest path from what is held to what is wanted on which every state satisfies the rules of cloudhealth.md 5.1.
 * An account is on its way only where it is, where it is wanted, or with nobody: never with a third customer.
 */
export function makePlan(wanted: readonly WantedPlace[], facts: PlanFacts): AssignmentPlan {
  const goal = settleGoal(wanted, facts);
  const steps = planSteps(planMoves(goal, facts), goal.held);
  return {
    steps,
    waves: steps.reduce((most, { wave }) => Math.max(most, wave + 1), 0),
    removals: steps.filter(({ kind }) => kind === "remove-assignment").length,
    unchanged: goal.unchanged,
    refused: goal.refused,
    gaps: gapsOf(steps, facts),
    costAtStake: costAtStake(steps, facts),
  };
}

function gapsOf(steps: readonly PlanStep[], { costs }: PlanFacts): BillingGap[] {
  const removedAt = new Map<AwsAccountId, number>();
  const gaps: BillingGap[] = [];
  for (const { owner, to, at } of steps) {
    const since = removedAt.get(owner);
    if (to === null) removedAt.set(owner, at);
    else if (since !== undefined) gaps.push({ owner, calls: at - since - 1, cost: costs.get(owner) ?? null });
  }
  return gaps;
}

function costAtStake(steps: readonly PlanStep[], { costs }: PlanFacts): Money[] {
  const moved = new Set(steps.filter(({ from }) => from !== null).map(({ owner }) => owner));
  const known = [...moved].flatMap((owner) => costs.get(owner) ?? []);
  return [...groupedBy(known, (one) => one.currency)]
    .map(([code, amounts]) => sumMoney(amounts, code))
    .sort((left, right) => left.currency.localeCompare(right.currency));
}
