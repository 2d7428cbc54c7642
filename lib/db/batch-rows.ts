import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { BatchView } from "@/lib/domain/operations/batch";
import { OPERATION_STATES, type OperationState } from "@/lib/domain/operations/operation";

export interface NewBatch {
  readonly id: string;
  readonly subject: string;
  readonly actorId: string;
  readonly actorName: string;
}

export async function insertBatch(db: Db, batch: NewBatch): Promise<void> {
  await db.operationBatch.create({ data: batch, select: { id: true } });
}

/** Locks a batch, so that two people cannot decide about it at once; false when there is none. */
export async function lockBatch(db: Db, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT id FROM operation_batch WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length === 1;
}

export async function putBatchPause(db: Db, id: string, pausedAt: Date | null): Promise<void> {
  await db.operationBatch.update({ where: { id }, data: { pausedAt }, select: { id: true } });
}

/** Its operations that have not left and are not over, to be called off. */
export async function listUnsent(db: Db, batchId: string): Promise<string[]> {
  const rows = await db.operation.findMany({
    where: { batchId, state: { in: ["QUEUED", "RETRY_WAIT"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.id);
}

/** Those that were refused and not tried again since, the earliest wave first. */
export async function listRefused(db: Db, batchId: string): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM operation o WHERE o.batch_id = ${batchId}::uuid AND o.state = 'REJECTED'
      AND NOT EXISTS (SELECT FROM operation r WHERE r.batch_id = o.batch_id AND r.retry_of = o.id)
    ORDER BY o.wave, o.created_at, o.id`;
}

/** Those that waited for one operation wait for the one that takes its place. */
export async function replaceInAfter(
  db: Db,
  batchId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db.$executeRaw`
    UPDATE operation SET "after" = array_replace("after", ${from}::uuid, ${to}::uuid)
    WHERE batch_id = ${batchId}::uuid AND state = 'QUEUED' AND ${from}::uuid = ANY ("after")`;
}

/** A copy of a refused operation under a new id, to be tried once more. */
export async function insertRetry(
  db: Db,
  { from, to, actorId, actorName }: { from: string; to: string; actorId: string; actorName: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, customer_id, actor_id, actor_name,
      expected_version, batch_id, wave, "after", retry_of, outcome)
    SELECT ${to}::uuid, kind, upstream, resource_key, 'QUEUED', payload, payload_hash, customer_id, ${actorId}::uuid, ${actorName},
      expected_version, batch_id, wave, "after", id,
      jsonb_build_object('subject', outcome->'subject', 'trouble', NULL, 'refusals', '[]'::jsonb, 'made', NULL)
    FROM operation WHERE id = ${from}::uuid`;
}

/**
 * Per batch: how many operations are in each state, and how many queued ones wait, however long the chain, for one that
 * ended without success. A refused one that was tried again counts no more.
 */
const COUNTED = Prisma.sql`LEFT JOIN LATERAL (
  WITH RECURSIVE mine AS (
    SELECT o.id, o.state, o."after" FROM operation o
    WHERE o.batch_id = b.id AND NOT EXISTS (
      SELECT FROM operation r WHERE r.batch_id = b.id AND r.retry_of = o.id)
  ), stuck AS (
    SELECT id FROM mine WHERE state IN ('REJECTED', 'CANCELLED', 'NEEDS_REVIEW')
    UNION
    SELECT m.id FROM mine m JOIN stuck s ON s.id = ANY (m."after") WHERE m.state = 'QUEUED'
  )
  SELECT (SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM mine GROUP BY state) c) AS states,
    (SELECT count(*) FROM mine JOIN stuck USING (id) WHERE state = 'QUEUED') AS blocked
) n ON true`;

interface BatchRow {
  id: string;
  subject: string;
  actor_name: string;
  created_at: Date;
  paused_at: Date | null;
  states: Record<string, number> | null;
  blocked: bigint;
}

export async function listBatches(db: Db, page: { skip: number; take: number }): Promise<BatchView[]> {
  const rows = await db.$queryRaw<BatchRow[]>`
    SELECT b.id, b.subject, b.actor_name, b.created_at, b.paused_at, n.states, coalesce(n.blocked, 0) AS blocked
    FROM operation_batch b ${COUNTED}
    ORDER BY b.created_at DESC, b.id LIMIT ${page.take} OFFSET ${page.skip}`;
  return rows.map(toView);
}

export async function countBatches(db: Db): Promise<number> {
  return db.operationBatch.count();
}

export async function findBatch(db: Db, id: string): Promise<BatchView | null> {
  const [row] = await db.$queryRaw<BatchRow[]>`
    SELECT b.id, b.subject, b.actor_name, b.created_at, b.paused_at, n.states, coalesce(n.blocked, 0) AS blocked
    FROM operation_batch b ${COUNTED} WHERE b.id = ${id}::uuid`;
  return row ? toView(row) : null;
}

function toView(row: BatchRow): BatchView {
  const counts = Object.fromEntries(OPERATION_STATES.map((state) => [state, row.states?.[state] ?? 0]));
  return {
    id: row.id,
    subject: row.subject,
    actorName: row.actor_name,
    createdAt: row.created_at.toISOString(),
    pausedAt: row.paused_at?.toISOString() ?? null,
    counts: counts as Record<OperationState, number>,
    blocked: Number(row.blocked),
  };
}
