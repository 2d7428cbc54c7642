import { checkAssignment } from "@/lib/domain/assignments/assignment-rules";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { HeldAssignment, PlanFacts, PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface Replay {
  /** What the rules of lib/domain or the step's own words have against a call at its moment. */
  readonly faults: readonly string[];
  readonly held: ReadonlyMap<AwsAccountId, HeldAssignment>;
}

/** Takes the steps one after another, in the order given, and asks the rules about each as the form would. */
export function replayPlan(steps: readonly PlanStep[], facts: PlanFacts): Replay {
  const held = new Map(facts.held.map((one) => [one.owner, one]));
  const families = new Map<CustomerId, Map<AwsAccountId, HeldAssignment>>();
  const put = (one: HeldAssignment) => {
    held.set(one.owner, one);
    families.set(one.customer, (families.get(one.customer) ?? new Map()).set(one.owner, one));
  };
  for (const one of facts.held) put(one);
  const faults: string[] = [];
  for (const step of steps) {
    const now = held.get(step.owner);
    faults.push(...misspoken(step, now));
    if (now !== undefined) {
      families.get(now.customer)?.delete(now.owner);
      held.delete(now.owner);
    }
    if (now !== undefined && now.customer !== step.to?.customer) {
      const left = [...(families.get(now.customer)?.values() ?? [])];
      if (left.some(({ managedBy }) => managedBy === "v2") || now.managedBy === "v2")
        faults.push(`${step.at}: version 2`);
      if (familyPattern(left).kind === "mixed") faults.push(`${step.at}: leaves a mixed family behind`);
    }
    if (step.to === null) continue;
    const draft = { owner: step.owner, ...step.to };
    const family = [...(families.get(draft.customer)?.values() ?? [])];
    const payer = held.get(draft.payer);
    const refusals = checkAssignment(draft, {
      account: facts.accounts.get(draft.owner) ?? null,
      payerAccount: facts.accounts.get(draft.payer) ?? null,
      customer: facts.customers.get(draft.customer) ?? null,
      family,
      holder: null,
      payerHolder: payer && payer.customer !== draft.customer ? { customer: payer.customer, name: "" } : null,
    });
    faults.push(...refusals.map(({ code }) => `${step.at}: ${code}`));
    put({ ...draft, id: now?.id ?? "", managedBy: "v1", version: 0 });
  }
  return { faults, held };
}

function misspoken({ at, kind, from, to }: PlanStep, now: HeldAssignment | undefined): string[] {
  const meant = now === undefined ? "assign-account" : to === null ? "remove-assignment" : "change-assignment";
  const isFrom = from === null ? now === undefined : from.customer === now?.customer && from.payer === now.payer;
  return [...(kind === meant ? [] : [`${at}: ${kind} instead of ${meant}`]), ...(isFrom ? [] : [`${at}: wrong from`])];
}
