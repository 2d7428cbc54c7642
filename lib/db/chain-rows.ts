import "server-only";
import type { Db } from "@/lib/db/client";
import { type NewOperation, NO_OUTCOME } from "@/lib/db/operation-rows";
import type { Upstream } from "@/lib/domain/values/upstream";

/** One that waits for an earlier one on the same key in its batch holds that key only once that one has succeeded. */
export interface NewBatchOperation extends NewOperation {
  readonly chained: boolean;
}

export interface OpenOperation {
  readonly id: string;
  readonly resourceKey: string;
  readonly actorName: string;
}

interface OpenRow {
  id: string;
  resource_key: string;
  actor_name: string;
}

const AT_ONCE = 2_000;

/** Due a moment one after the other, the last one now: what may leave leaves in the order given. */
export async function insertOperations(db: Db, operations: readonly NewBatchOperation[]): Promise<void> {
  const rowsOf = operations.map((operation, at) => ({ ...toRow(operation), due_ms: operations.length - at - 1 }));
  for (let from = 0; from < rowsOf.length; from += AT_ONCE) {
    const rows = JSON.stringify(rowsOf.slice(from, from + AT_ONCE));
    await db.$executeRaw`
      INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, customer_id, actor_id, actor_name,
        expected_version, batch_id, wave, "after", chained, outcome, run_after)
      SELECT id, kind, upstream, resource_key, 'QUEUED', payload, payload_hash, customer_id, actor_id, actor_name,
        expected_version, batch_id, wave, "after", chained, outcome, now() - make_interval(secs => due_ms::float8 / 1000)
      FROM jsonb_to_recordset(${rows}::jsonb) AS given (id uuid, kind text, upstream text, resource_key text, payload jsonb,
        payload_hash text, customer_id text, actor_id uuid, actor_name text, expected_version int, batch_id uuid, wave int,
        "after" uuid[], chained boolean, outcome jsonb, due_ms int)`;
  }
}

function toRow(operation: NewBatchOperation) {
  return {
    id: operation.id,
    kind: operation.kind,
    upstream: operation.upstream,
    resource_key: operation.resourceKey,
    payload: operation.payload,
    payload_hash: operation.payloadHash,
    customer_id: operation.customerId,
    actor_id: operation.actorId,
    actor_name: operation.actorName,
    expected_version: operation.expectedVersion ?? null,
    batch_id: operation.batchId ?? null,
    wave: operation.wave ?? 0,
    after: operation.after ?? [],
    chained: operation.chained,
    outcome: { ...NO_OUTCOME, subject: operation.subject },
  };
}

/** Who writes to these keys now. Whoever is just settling is waited for: it holds its operation, then its row. */
export async function listHolders(db: Db, upstream: Upstream, keys: readonly string[]): Promise<OpenOperation[]> {
  const rows = await db.$queryRaw<OpenRow[]>`
    SELECT id::text, resource_key, actor_name FROM operation
    WHERE upstream = ${upstream} AND resource_key = ANY (${[...keys]})
      AND state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND NOT chained
    ORDER BY resource_key FOR SHARE`;
  return rows.map(toOpen);
}

/** Operations of other batches that wait for these keys, held by anybody or not. */
export async function listWaiting(
  db: Db,
  { upstream, keys, batchId }: { upstream: Upstream; keys: readonly string[]; batchId: string | null },
): Promise<OpenOperation[]> {
  const rows = await db.$queryRaw<OpenRow[]>`
    SELECT id::text, resource_key, actor_name FROM operation
    WHERE upstream = ${upstream} AND resource_key = ANY (${[...keys]})
      AND state = 'QUEUED' AND chained AND batch_id IS DISTINCT FROM ${batchId}::uuid
    ORDER BY resource_key, wave`;
  return rows.map(toOpen);
}

/**
 * Hands the key of an operation that has just succeeded to the one that waited for it. A payload that could not name
 * what the first one was to make is told its id.
 */
export async function handOverKey(db: Db, { id, made }: { id: string; made: string }): Promise<void> {
  await db.$executeRaw`
    UPDATE operation o SET chained = false,
      payload = CASE WHEN o.payload -> 'id' = 'null' THEN jsonb_set(o.payload, '{id}', to_jsonb(${made}::text)) ELSE o.payload END
    FROM operation done
    WHERE done.id = ${id}::uuid AND o.batch_id = done.batch_id AND o.upstream = done.upstream
      AND o.resource_key = done.resource_key AND o.chained AND o.state = 'QUEUED' AND ${id}::uuid = ANY (o."after")`;
}

function toOpen(row: OpenRow): OpenOperation {
  return { id: row.id, resourceKey: row.resource_key, actorName: row.actor_name };
}
