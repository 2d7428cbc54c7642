import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { listWaiting } from "@/lib/db/chain-rows";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { enqueueJob } from "@/lib/db/job-queue";
import { findOpenOperation, findOperation, insertOperation, type NewOperation } from "@/lib/db/operation-rows";
import { lockVersion, standBehindSettling, type VersionedRow } from "@/lib/db/row-versions";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { hashOf } from "@/lib/operations/payload-hash";
import { now } from "@/lib/support/clock";

const TRIES = 3;

export interface OperationIntent extends Omit<NewOperation, "payloadHash" | "actorId" | "actorName"> {
  /** The cached row that is changed, with the version the writer saw; absent for what is new. */
  readonly changes?: VersionedRow & { readonly version: number };
}

/**
 * Commits the intent to write before anything is sent. The id comes from the form, so that sending a form twice is one
 * operation.
 * `alongside` writes rows that belong to the intent, in the same transaction.
 */
export async function recordOperation(
  scope: StaffScope,
  intent: OperationIntent,
  alongside: (db: Db) => Promise<void> = async () => undefined,
): Promise<Result<{ operationId: string }, RecordRefusal>> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await record(scope, intent, alongside);
    } catch (error) {
      const told = await explain(scope, intent);
      if (told) return told;
      // Whatever stood in the way has just come to its end.
      if (tried === TRIES) throw error;
    }
  }
}

async function record(
  scope: StaffScope,
  intent: OperationIntent,
  alongside: (db: Db) => Promise<void>,
): Promise<Result<{ operationId: string }, RecordRefusal>> {
  const stale = await inTransaction(scope, async (db) => {
    const conflict = await findConflict(db, intent);
    if (conflict) return conflict;
    await recordInTransaction(db, { id: scope.userId, name: scope.name }, intent);
    await alongside(db);
    return null;
  });
  // The version may have moved on by this very form, sent before.
  if (stale) return (await findRepeat(scope, intent.id, intent.payload)) ?? refuse(stale);
  return ok({ operationId: intent.id });
}

/** On whose behalf: of what the worker does by itself, who asked for what it follows from. */
export interface OperationActor {
  readonly id: string;
  readonly name: string;
}

/** Puts an intent to write, with its audit row and the call to the workers, into a transaction under way. */
export async function recordInTransaction(db: Db, actor: OperationActor, intent: OperationIntent): Promise<void> {
  const { changes, ...operation } = intent;
  const payloadHash = hashOf(intent.payload);
  await insertOperation(db, {
    ...operation,
    payloadHash,
    actorId: actor.id,
    actorName: actor.name,
    expectedVersion: changes?.version ?? null,
  });
  await standBackFromWaiting(db, intent);
  await addAuditEntry(db, {
    actorId: actor.id,
    actorName: actor.name,
    verb: `${intent.kind}:asked`,
    subject: intent.subject,
    customerId: intent.customerId,
    operationId: intent.id,
    detail: { payloadHash, at: now().toISOString() },
  });
  await enqueueJob(db, { task: "run-operations", payload: {}, queue: null, key: `operation:${intent.id}` });
}

/** Why an intent could not be recorded: it was before, or another one on the same key is under way. */
async function explain(
  scope: StaffScope,
  intent: OperationIntent,
): Promise<Result<{ operationId: string }, RecordRefusal> | null> {
  const repeat = await findRepeat(scope, intent.id, intent.payload);
  if (repeat) return repeat;
  const keys = [intent.resourceKey, ...(intent.covers ?? [])];
  const open = await withScope(scope, (db) => findOpenOperation(db, intent.upstream, ...keys));
  return open && refuse({ code: "operation-under-way", operationId: open.id, actorName: open.actorName });
}

/** Asked once the key is ours: until then one that waits for it could still be recorded. */
async function standBackFromWaiting(db: Db, { upstream, resourceKey, batchId = null }: OperationIntent): Promise<void> {
  const [waiting] = await listWaiting(db, { upstream, keys: [resourceKey], batchId });
  if (waiting) throw new Error(`Operation ${waiting.id} waits for ${resourceKey}`);
}

/** The row is locked, so that two edits made from one version cannot both be recorded. */
async function findConflict(db: Db, { changes, ...intent }: OperationIntent): Promise<RecordRefusal | null> {
  if (!changes) return null;
  await standBehindSettling(db, intent);
  const found = await lockVersion(db, changes);
  return found === changes.version ? null : { code: "version-conflict", expected: changes.version, found };
}

/**
 * Whether this very form was sent before. Asked before the rules, because after a success they would refuse what they
 * allowed then. Null: it is new.
 */
export async function findRepeat(
  scope: StaffScope,
  id: string,
  payload: object,
): Promise<Result<{ operationId: string }, RecordRefusal> | null> {
  const known = await withScope(scope, (db) => findOperation(db, id));
  if (!known) return null;
  return known.payloadHash === hashOf(payload)
    ? ok({ operationId: id })
    : refuse({ code: "operation-conflict", operationId: id });
}
