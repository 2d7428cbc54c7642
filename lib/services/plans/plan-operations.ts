import "server-only";
import type { PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { OperationIntent } from "@/lib/operations/record-operation";
import { idFrom } from "@/lib/support/ids";

/** The id under which a step of a plan is sent: the same whenever the plan is applied. */
export function stepOperationId(planId: string, at: number): string {
  return idFrom(`plan ${planId} step ${at}`);
}

/** A plan's steps as writes of one batch, in the order of its path. */
export function planOperations(planId: string, steps: readonly PlanStep[]): OperationIntent[] {
  const path = [...steps].sort((a, b) => a.at - b.at);
  return path.map((step) => ({
    id: stepOperationId(planId, step.at),
    kind: step.kind,
    upstream: "cloudhealth",
    resourceKey: `assignment:${step.owner}`,
    subject: step.owner,
    payload: payloadOf(step),
    customerId: step.to?.customer ?? step.from?.customer ?? null,
    wave: step.wave,
    after: step.after.map((at) => stepOperationId(planId, at)),
    ...(step.version === null
      ? {}
      : { changes: { table: "assignment", key: step.owner, version: step.version } as const }),
  }));
}

/** What was made by an earlier step has no id yet: the operation is told it when the key is handed over to it. */
function payloadOf({ kind, owner, to, from }: PlanStep): object {
  switch (kind) {
    case "assign-account":
      return { owner, ...to };
    case "change-assignment":
      return { id: from?.id ?? null, owner, ...to };
    case "remove-assignment":
      return { id: from?.id ?? null, owner, customer: from?.customer, payer: from?.payer, managedBy: "v1" };
  }
}
