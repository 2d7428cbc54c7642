import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { findBatch, insertBatch } from "@/lib/db/batch-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { findOpenOperation, insertOperation } from "@/lib/db/operation-rows";
import { lockVersion } from "@/lib/db/row-versions";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { hashOf } from "@/lib/operations/payload-hash";
import type { OperationIntent } from "@/lib/operations/record-operation";

export interface BatchIntent {
  /** From the form, so that sending it twice is one batch. */
  readonly id: string;
  readonly subject: string;
  /** In the order of their waves; `after` names operations of the same batch. */
  readonly operations: readonly OperationIntent[];
}

export type BatchRefusal = RecordRefusal & { readonly subject: string };

const TIMEOUT_MS = 60_000;

/**
 * Commits many intents at once, or none: each may be refused because its thing is being written or has changed since.
 * Nothing is sent before all are recorded.
 */
export async function recordBatch(
  scope: StaffScope,
  intent: BatchIntent,
): Promise<
  Result<{ batchId: string }, { readonly code: "batch-refused"; readonly refusals: readonly BatchRefusal[] }>
> {
  if (await isRecorded(scope, intent.id)) return ok({ batchId: intent.id });
  try {
    return await inTransaction(
      scope,
      async (db) => {
        const refusals = await findRefusals(db, intent);
        if (refusals.length > 0) return refuse({ code: "batch-refused", refusals });
        await insertBatch(db, { id: intent.id, subject: intent.subject, actorId: scope.userId, actorName: scope.name });
        for (const operation of intent.operations) await insertOne(db, scope, { ...operation, batchId: intent.id });
        await addAuditEntry(db, {
          actorId: scope.userId,
          actorName: scope.name,
          verb: "batch:asked",
          subject: intent.subject,
          customerId: null,
          operationId: null,
          detail: { batchId: intent.id, operations: intent.operations.length },
        });
        await enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `batch:${intent.id}` });
        return ok({ batchId: intent.id });
      },
      { timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (await isRecorded(scope, intent.id)) return ok({ batchId: intent.id });
    throw error;
  }
}

async function findRefusals(db: Db, { operations }: BatchIntent): Promise<BatchRefusal[]> {
  const refusals: BatchRefusal[] = [];
  for (const { subject, upstream, resourceKey, changes } of operations) {
    const open = await findOpenOperation(db, upstream, resourceKey);
    if (open) refusals.push({ code: "operation-under-way", operationId: open.id, actorName: open.actorName, subject });
    const found = changes ? await lockVersion(db, changes) : null;
    if (changes && found !== changes.version) {
      refusals.push({ code: "version-conflict", expected: changes.version, found, subject });
    }
  }
  return refusals;
}

async function insertOne(db: Db, scope: StaffScope, { changes, ...operation }: OperationIntent): Promise<void> {
  await insertOperation(db, {
    ...operation,
    payloadHash: hashOf(operation.payload),
    actorId: scope.userId,
    actorName: scope.name,
    expectedVersion: changes?.version ?? null,
  });
}

function isRecorded(scope: StaffScope, id: string): Promise<boolean> {
  return withScope(scope, async (db) => (await findBatch(db, id)) !== null);
}
