import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { cancelUnsent, findTaken, retryRefused } from "@/lib/db/batch-decision-rows";
import { findBatch, lockBatch, putBatchPause } from "@/lib/db/batch-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type BatchDecisionRequest, batchDecisionsFor } from "@/lib/domain/operations/batch-decision";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse, unreachable } from "@/lib/domain/values/result";
import type { Performer } from "@/lib/operations/performer";
import { withPerformer } from "@/lib/operations/with-performer";
import { now } from "@/lib/support/clock";

const TIMEOUT_MS = 60_000;

export type BatchDecisionRefusal = RecordRefusal | { readonly code: "decision-late"; readonly operationId: string };

/** Puts a person's decision about a whole batch, with its audit row, in one transaction. */
export function decideBatch(
  scope: StaffScope,
  { batchId, decision }: BatchDecisionRequest,
): Promise<Result<{ batchId: string; operations: number }, BatchDecisionRefusal>> {
  return inTransaction(
    scope,
    async (db) => {
      const batch = (await lockBatch(db, batchId)) ? await findBatch(db, batchId) : null;
      if (!batch || !batchDecisionsFor(batch).includes(decision)) {
        return refuse({ code: "decision-late", operationId: batchId });
      }
      const taken = decision === "retry-refused" ? await findTaken(db, batchId) : null;
      if (taken) return refuse({ code: "operation-under-way", operationId: taken.id, actorName: taken.actorName });
      const operations = await put(db, scope, { batchId, decision });
      await addAuditEntry(db, {
        actorId: scope.userId,
        actorName: scope.name,
        verb: `batch:${decision}`,
        subject: batch.subject,
        customerId: null,
        operationId: null,
        detail: { batchId, operations },
      });
      return ok({ batchId, operations });
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** How many operations the decision touched. */
async function put(db: Db, scope: StaffScope, { batchId, decision }: BatchDecisionRequest): Promise<number> {
  switch (decision) {
    case "pause":
      await putBatchPause(db, batchId, now());
      return 0;
    case "resume":
      await putBatchPause(db, batchId, null);
      await wakeWorkers(db, batchId);
      return 0;
    case "call-off":
      return callOff(db, scope, batchId);
    case "retry-refused":
      return tryRefusedAgain(db, scope, batchId);
    default:
      return unreachable(decision);
  }
}

async function callOff(db: Db, scope: StaffScope, batchId: string): Promise<number> {
  const calledOff = await cancelUnsent(db, batchId, { actorId: scope.userId, actorName: scope.name, at: now() });
  for (const { kind, payload } of calledOff) {
    await withPerformer(kind, <P, T>(performer: Performer<P, T>) => performer.giveUp?.(db, payload as P, "cancelled"));
  }
  return calledOff.length;
}

/** A refused operation is tried once more under a new id; whatever waited for it waits for the new one. */
async function tryRefusedAgain(db: Db, scope: StaffScope, batchId: string): Promise<number> {
  const tried = await retryRefused(db, batchId, { actorId: scope.userId, actorName: scope.name });
  await wakeWorkers(db, batchId);
  return tried;
}

function wakeWorkers(db: Db, batchId: string): Promise<void> {
  return enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `batch:${batchId}` });
}
