import type { AssignmentPlan, PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { PlanDifference } from "@/lib/domain/plans/plan-refusal";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

/**
 * Which accounts' ways differ between a plan and the one made from the same wanted state on newer facts. None: the plan
 * still holds, step by step and version by version.
 */
export function planDifferences(before: AssignmentPlan, after: AssignmentPlan): PlanDifference[] {
  const isSame =
    before.steps.length === after.steps.length &&
    before.steps.every((step, at) => textOf(step) === textOf(after.steps[at] ?? null));
  if (isSame) return [];
  const [was, is] = [stepsByOwner(before), stepsByOwner(after)];
  const there = new Set(after.unchanged);
  const refusedBefore = new Set(before.refused.map(({ owner }) => owner));
  const refused = new Map(after.refused.map(({ owner, refusals }) => [owner, refusals]));
  const refusedNow = after.refused.map(({ owner }) => owner).filter((owner) => !refusedBefore.has(owner));
  const owners = [...new Set([...was.keys(), ...is.keys(), ...refusedNow])];
  const told = owners.flatMap((owner): PlanDifference[] => {
    const [old = [], now = []] = [was.get(owner), is.get(owner)];
    const refusals = refused.get(owner);
    if (refusals) return [{ owner, became: "refused", refusals }];
    if (start(old) !== start(now)) {
      return [{ owner, became: now.length === 0 && there.has(owner) ? "there-already" : "moved", refusals: [] }];
    }
    return way(old) === way(now) ? [] : [{ owner, became: "path", refusals: [] }];
  });
  return told.length > 0 ? told : owners.map((owner) => ({ owner, became: "path", refusals: [] }));
}

/** Field by field: a plan that was kept has its keys in another order. */
function textOf(step: PlanStep | null): string {
  if (step === null) return "";
  const { at, owner, wave, after } = step;
  return JSON.stringify([at, owner, wave, after, start([step]), way([step])]);
}

/** Where the account stood and in which version, as the first step names it. */
function start([first]: readonly PlanStep[]): string {
  if (first === undefined) return "";
  return JSON.stringify([first.from && [first.from.customer, first.from.payer, first.from.id], first.version]);
}

function way(steps: readonly PlanStep[]): string {
  return JSON.stringify(steps.map(({ kind, to }) => [kind, to && [to.customer, to.payer]]));
}

function stepsByOwner({ steps }: AssignmentPlan): Map<AwsAccountId, PlanStep[]> {
  const byOwner = new Map<AwsAccountId, PlanStep[]>();
  for (const step of steps) {
    const known = byOwner.get(step.owner);
    if (known) known.push(step);
    else byOwner.set(step.owner, [step]);
  }
  return byOwner;
}
