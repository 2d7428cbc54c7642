import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { batchState } from "@/lib/domain/operations/batch";
import type { PlanFigures } from "@/lib/domain/plans/plan-figures";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import type { PlanHead, PlanLine } from "@/lib/domain/plans/plan-view";

// RELIABILITY.md 2, row 16.
export const MOST_ACCOUNTS_ALONE = 25;
export const MOST_PERCENT_ALONE = 5;
/** As many as a file may have rows. */
export const MOST_WANTED = 20_000;

/** Whether a second person has to look: many accounts, or a large part of what is assigned now. */
export function needsApproval(figures: Pick<PlanFigures, "accounts" | "held">, assignments: number): boolean {
  return figures.accounts > MOST_ACCOUNTS_ALONE || figures.held * 100 > assignments * MOST_PERCENT_ALONE;
}

export interface Person {
  readonly userId: string;
  readonly role: Role;
}

type Asked = Pick<PlanHead, "state" | "createdById" | "figures">;

/** Why this person may not approve the plan; null when they may. */
export function whyNotApprove({ state, createdById }: Asked, person: Person): PlanRefusal | null {
  if (state !== "awaiting-approval") return { code: "plan-state", state };
  if (!may(person.role, "plans:approve")) return { code: "not-permitted" };
  return person.userId === createdById ? { code: "plan-own-approval" } : null;
}

/** Why this person may not apply the plan now; null when they may. */
export function whyNotApply({ state, figures }: Asked, person: Person): PlanRefusal | null {
  if (state === "applied" || state === "discarded") return { code: "plan-state", state };
  if (!may(person.role, "assignments:write")) return { code: "not-permitted" };
  if (state === "awaiting-approval") return { code: "plan-unapproved" };
  return figures.calls === 0 ? { code: "plan-without-steps" } : null;
}

export function whyNotDiscard({ state }: Asked, person: Person): PlanRefusal | null {
  if (!may(person.role, "assignments:write")) return { code: "not-permitted" };
  return state === "applied" || state === "discarded" ? { code: "plan-state", state } : null;
}

/** An applied plan is planned anew only once nothing of it is on its way, and while anything of it is left. */
export function whyNotReplan(
  { batch, figures }: Pick<PlanLine, "batch" | "figures">,
  person: Person,
): PlanRefusal | null {
  if (!may(person.role, "assignments:write")) return { code: "not-permitted" };
  if (batch === null) return null;
  const state = batchState(batch);
  if (state === "running" || batch.counts.IN_FLIGHT > 0) return { code: "plan-under-way" };
  return state === "done" && figures.refused === 0 ? { code: "plan-state", state: "applied" } : null;
}
