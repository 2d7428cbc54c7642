import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { type LockedOperation, lockOperation, putDecision } from "@/lib/db/operation-decision-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type Decision,
  type DecisionRefusal,
  type DecisionRequest,
  decisionsFor,
} from "@/lib/domain/operations/decision";
import type { OperationState } from "@/lib/domain/operations/operation";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { Performer } from "@/lib/operations/performer";
import { withPerformer } from "@/lib/operations/with-performer";
import { now } from "@/lib/support/clock";

const STATE_AFTER: Record<Decision, OperationState> = {
  cancel: "CANCELLED",
  "look-again": "UNKNOWN",
  adopt: "UNKNOWN",
  "send-again": "QUEUED",
  "give-up": "REJECTED",
};

/**
 * Puts a person's decision about an operation that is not over, with its audit row, in one transaction. The worker does
 * what follows from it; nothing is asked of the upstream here.
 */
export async function decideOperation(
  scope: StaffScope,
  { operationId, decision, reference }: DecisionRequest,
): Promise<Result<{ operationId: string }, DecisionRefusal>> {
  if (decision === "adopt" && reference === undefined) return refuse({ code: "reference-missing" });
  return inTransaction(scope, async (db) => {
    const locked = await lockOperation(db, operationId);
    if (!locked || !decisionsFor(locked.view).includes(decision)) return refuse({ code: "decision-late", operationId });
    await putOperationDecision(db, locked, { scope, decision, reference: reference ?? null });
    return ok({ operationId });
  });
}

interface Decided {
  readonly scope: StaffScope;
  readonly decision: Decision;
  readonly reference: string | null;
}

/** The decision itself, for whoever holds the operation's lock. */
export async function putOperationDecision(
  db: Db,
  { view, payload, calls }: LockedOperation,
  { scope, decision, reference }: Decided,
): Promise<void> {
  const state = STATE_AFTER[decision];
  const refusals = decision === "give-up" ? [{ code: "given-up", by: scope.name } as const] : [];
  await putDecision(db, view.id, {
    state,
    outcome: { trouble: view.trouble, refusals, made: null, adopt: decision === "adopt" ? reference : null, calls },
    subject: view.subject,
    forgetSent: decision === "send-again",
    at: now(),
  });
  if (state === "CANCELLED" || state === "REJECTED") {
    await withPerformer(view.kind, <P, T>(performer: Performer<P, T>) =>
      performer.giveUp?.(db, payload as P, state === "CANCELLED" ? "cancelled" : "rejected"),
    );
  } else {
    await enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `operation:${view.id}` });
  }
  await addAuditEntry(db, {
    actorId: scope.userId,
    actorName: scope.name,
    verb: `operation:${decision}`,
    subject: view.subject,
    customerId: view.customerId,
    operationId: view.id,
    detail: { was: view.state, reference, ...(calls.length > 0 && { calls }) },
  });
}
