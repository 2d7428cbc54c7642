import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import {
  findBatch,
  insertRetry,
  listRefused,
  listUnsent,
  lockBatch,
  putBatchPause,
  replaceInAfter,
} from "@/lib/db/batch-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { lockOperation } from "@/lib/db/operation-decision-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type BatchDecisionRequest, batchDecisionsFor } from "@/lib/domain/operations/batch-decision";
import { ok, type Result, refuse, unreachable } from "@/lib/domain/values/result";
import { putOperationDecision } from "@/lib/operations/decide-operation";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";

const TIMEOUT_MS = 60_000;

/** Puts a person's decision about a whole batch, with its audit row, in one transaction. */
export function decideBatch(
  scope: StaffScope,
  { batchId, decision }: BatchDecisionRequest,
): Promise<
  Result<{ batchId: string; operations: number }, { readonly code: "decision-late"; readonly operationId: string }>
> {
  return inTransaction(
    scope,
    async (db) => {
      const batch = (await lockBatch(db, batchId)) ? await findBatch(db, batchId) : null;
      if (!batch || !batchDecisionsFor(batch).includes(decision)) {
        return refuse({ code: "decision-late", operationId: batchId });
      }
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
      return retryRefused(db, scope, batchId);
    default:
      return unreachable(decision);
  }
}

async function callOff(db: Db, scope: StaffScope, batchId: string): Promise<number> {
  let calledOff = 0;
  for (const id of await listUnsent(db, batchId)) {
    const locked = await lockOperation(db, id);
    const isUnsent = locked?.view.state === "QUEUED" || locked?.view.state === "RETRY_WAIT";
    if (!locked || !isUnsent) continue;
    await putOperationDecision(db, locked, { scope, decision: "cancel", reference: null });
    calledOff += 1;
  }
  return calledOff;
}

/** A refused operation is tried once more under a new id; whatever waited for it waits for the new one. */
async function retryRefused(db: Db, scope: StaffScope, batchId: string): Promise<number> {
  const refused = await listRefused(db, batchId);
  for (const { id } of refused) {
    const to = newId();
    await insertRetry(db, { from: id, to, actorId: scope.userId, actorName: scope.name });
    await replaceInAfter(db, batchId, { from: id, to });
  }
  await wakeWorkers(db, batchId);
  return refused.length;
}

function wakeWorkers(db: Db, batchId: string): Promise<void> {
  return enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `batch:${batchId}` });
}
