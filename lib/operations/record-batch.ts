import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { insertBatch, isBatchThere } from "@/lib/db/batch-rows";
import { insertOperations, listHolders, listWaiting, type OpenOperation } from "@/lib/db/chain-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { lockVersions } from "@/lib/db/row-versions";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { UPSTREAMS } from "@/lib/domain/values/upstream";
import { hashOf } from "@/lib/operations/payload-hash";
import type { OperationIntent } from "@/lib/operations/record-operation";

export interface BatchIntent {
  /** From the form, so that sending it twice is one batch. */
  readonly id: string;
  readonly subject: string;
  /**
   * In the order in which they leave as far as they wait for nothing; `after` names operations of the same batch. Of
   * several on one key each waits for the one of the wave before.
   */
  readonly operations: readonly OperationIntent[];
}

export type BatchRefusal = RecordRefusal & { readonly subject: string };
export interface BatchRefused {
  readonly code: "batch-refused";
  readonly refusals: readonly BatchRefusal[];
}

const TIMEOUT_MS = 60_000;
const TRIES = 3;

/**
 * Commits many intents at once, or none: each may be refused because its thing is being written or has changed since.
 * Nothing is sent before all are recorded. `alongside` writes rows that belong to the batch, in the same transaction;
 * what it answers instead refuses all, and it must not have written anything then.
 */
export async function recordBatch<R = never>(
  scope: StaffScope,
  intent: BatchIntent,
  alongside: (db: Db) => Promise<R | null> = async () => null,
): Promise<Result<{ batchId: string }, BatchRefused | R>> {
  for (let tried = 1; ; tried += 1) {
    if (await isRecorded(scope, intent.id)) return ok({ batchId: intent.id });
    try {
      const work = (db: Db) => record(db, scope, { ...intent, alongside });
      const answer = await inTransaction(scope, work, { timeoutMs: TIMEOUT_MS });
      // What stands in the way may be this very batch, recorded at the same moment.
      return answer.ok || !(await isRecorded(scope, intent.id)) ? answer : ok({ batchId: intent.id });
    } catch (error) {
      // Whatever was recorded at the same moment can be named by now.
      if (tried === TRIES) throw error;
    }
  }
}

async function record<R>(
  db: Db,
  scope: StaffScope,
  intent: BatchIntent & { alongside: (db: Db) => Promise<R | null> },
): Promise<Result<{ batchId: string }, BatchRefused | R>> {
  const { id: batchId, subject, operations } = intent;
  const refusals = await findRefusals(db, intent);
  if (refusals.length > 0) return refuse({ code: "batch-refused", refusals });
  const stopped = await intent.alongside(db);
  if (stopped !== null) return refuse(stopped);
  await insertBatch(db, { id: batchId, subject, actorId: scope.userId, actorName: scope.name });
  await insertOperations(
    db,
    inChains(operations).map(({ changes, ...operation }) => ({
      ...operation,
      batchId,
      payloadHash: hashOf(operation.payload),
      actorId: scope.userId,
      actorName: scope.name,
      expectedVersion: changes?.version ?? null,
    })),
  );
  // Asked once the keys are ours: until then one that waits for them could still be recorded.
  const [waiting] = await waitingFor(db, intent);
  if (waiting) throw new Error(`Operation ${waiting.id} waits for ${waiting.resourceKey}`);
  await addAuditEntry(db, {
    actorId: scope.userId,
    actorName: scope.name,
    verb: "batch:asked",
    subject,
    customerId: null,
    operationId: null,
    detail: { batchId, operations: operations.length },
  });
  await enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `batch:${batchId}` });
  return ok({ batchId });
}

/** Those of a later wave than another on their key wait for it, whatever else they wait for. */
function inChains(operations: readonly OperationIntent[]): (OperationIntent & { chained: boolean })[] {
  const last = new Map<string, string>();
  const before = new Map<string, string>();
  for (const { id, upstream, resourceKey } of [...operations].sort((a, b) => (a.wave ?? 0) - (b.wave ?? 0))) {
    const key = `${upstream} ${resourceKey}`;
    const earlier = last.get(key);
    if (earlier !== undefined) before.set(id, earlier);
    last.set(key, id);
  }
  return operations.map((operation) => {
    const earlier = before.get(operation.id);
    const after = operation.after ?? [];
    const isTold = earlier === undefined || after.includes(earlier);
    return { ...operation, after: isTold ? after : [...after, earlier], chained: earlier !== undefined };
  });
}

async function findRefusals(db: Db, intent: BatchIntent): Promise<BatchRefusal[]> {
  const open = new Map<string, OpenOperation>();
  for (const one of await waitingFor(db, intent)) open.set(one.resourceKey, one);
  for (const { upstream, keys } of keysOf(intent)) {
    for (const one of await listHolders(db, upstream, keys)) open.set(one.resourceKey, one);
  }
  const versions = await lockedVersions(db, intent);
  return intent.operations.flatMap(({ subject, resourceKey, changes }): BatchRefusal[] => {
    const holder = open.get(resourceKey);
    const found = changes ? (versions.get(`${changes.table} ${changes.key}`) ?? null) : null;
    return [
      ...(holder
        ? [{ code: "operation-under-way" as const, operationId: holder.id, actorName: holder.actorName, subject }]
        : []),
      ...(changes && found !== changes.version
        ? [{ code: "version-conflict" as const, expected: changes.version, found, subject }]
        : []),
    ];
  });
}

async function waitingFor(db: Db, intent: BatchIntent): Promise<OpenOperation[]> {
  const waiting: OpenOperation[] = [];
  for (const { upstream, keys } of keysOf(intent)) {
    waiting.push(...(await listWaiting(db, { upstream, keys, batchId: intent.id })));
  }
  return waiting;
}

function keysOf({ operations }: BatchIntent) {
  return UPSTREAMS.map((upstream) => ({
    upstream,
    keys: operations.filter((one) => one.upstream === upstream).map((one) => one.resourceKey),
  })).filter(({ keys }) => keys.length > 0);
}

async function lockedVersions(db: Db, { operations }: BatchIntent): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (const table of ["customer", "assignment"] as const) {
    const keys = operations.flatMap(({ changes }) => (changes?.table === table ? [changes.key] : []));
    if (keys.length === 0) continue;
    for (const [key, version] of await lockVersions(db, table, keys)) versions.set(`${table} ${key}`, version);
  }
  return versions;
}

function isRecorded(scope: StaffScope, id: string): Promise<boolean> {
  return withScope(scope, (db) => isBatchThere(db, id));
}
