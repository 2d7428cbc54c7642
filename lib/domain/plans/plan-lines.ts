import { shownState } from "@/lib/domain/operations/operation-view";
import type { AssignmentPlan, PlaceRefusal, PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { PlanNames, StepResult } from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

const STEP_COLUMNS = [
  "step",
  "wave",
  "call",
  "owner_id",
  "account",
  "from_customer_id",
  "from_customer",
  "from_payer",
  "to_customer_id",
  "to_customer",
  "to_payer",
] as const;

/** The columns of the file a plan is exported to: its steps in order, then what is refused and what stays as it is. */
export const PLAN_LINE_COLUMNS = [
  "part",
  ...STEP_COLUMNS,
  "calls_unbilled",
  "last_month_cost",
  "currency",
  "refused_by",
] as const;

export function planLines(plan: AssignmentPlan, names: PlanNames): string[][] {
  const gaps = new Map(plan.gaps.map((gap) => [gap.owner, gap]));
  const steps = plan.steps.map((step) => {
    const gap = step.kind === "remove-assignment" ? gaps.get(step.owner) : undefined;
    const { amount = "", currency = "" } = gap?.cost ?? {};
    return ["step", ...stepCells(step, names), gap ? String(gap.calls) : "", amount, currency, ""];
  });
  const rest = (part: string, owner: AwsAccountId, refusals: readonly PlaceRefusal[]) => [
    ...[part, "", "", "", owner, names.accounts[owner] ?? ""],
    ...["", "", "", "", "", "", "", "", ""],
    codesOf(refusals),
  ];
  return [
    ...steps,
    ...plan.refused.map(({ owner, refusals }) => rest("refused", owner, refusals)),
    ...plan.unchanged.map((owner) => rest("unchanged", owner, [])),
  ];
}

/** The columns of the file with what became of each step; instants in UTC. */
export const RESULT_LINE_COLUMNS = [
  ...STEP_COLUMNS,
  "state",
  "refused_by",
  "upstream_said",
  "settled_utc",
  "operation_id",
] as const;

export function resultLine({ step, operation }: StepResult, names: PlanNames): string[] {
  const refusals = operation?.refusals ?? [];
  return [
    ...stepCells(step, names),
    operation ? shownState(operation).toLowerCase() : "not-sent",
    codesOf(refusals),
    refusals.flatMap((refusal) => (refusal.code === "upstream-said" ? refusal.lines : [])).join(" | "),
    operation?.settledAt ?? "",
    operation?.id ?? "",
  ];
}

function stepCells({ at, wave, kind, owner, from, to }: PlanStep, names: PlanNames): string[] {
  const place = (one: PlanStep["from"] | PlanStep["to"]) =>
    one ? [one.customer, names.customers[one.customer] ?? "", one.payer] : ["", "", ""];
  return [String(at + 1), String(wave + 1), kind, owner, names.accounts[owner] ?? "", ...place(from), ...place(to)];
}

function codesOf(refusals: readonly { readonly code: string }[]): string {
  return refusals.map(({ code }) => code).join(" ");
}
