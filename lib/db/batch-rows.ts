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

export async function isBatchThere(db: Db, id: string): Promise<boolean> {
  return (await db.operationBatch.count({ where: { id } })) === 1;
}

/** Locks a batch, so that two people cannot decide about it at once; false when there is none. */
export async function lockBatch(db: Db, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT id FROM operation_batch WHERE id = ${id}::uuid FOR UPDATE`;
  return rows.length === 1;
}

export async function putBatchPause(db: Db, id: string, pausedAt: Date | null): Promise<void> {
  await db.operationBatch.update({ where: { id }, data: { pausedAt }, select: { id: true } });
}

/**
 * Per batch: how many operations are in each state, and how many queued ones wait, however long the chain, for one that
 * ended without success. A refused one that was tried again counts no more.
 */
const COUNTED = Prisma.sql`LEFT JOIN LATERAL (
  WITH RECURSIVE mine AS MATERIALIZED (
    SELECT o.id, o.state, o."after" FROM operation o
    WHERE o.batch_id = b.id AND NOT EXISTS (SELECT FROM operation r WHERE r.retry_of = o.id)
  ), waits AS MATERIALIZED (
    SELECT id, unnest("after") AS before FROM mine WHERE state = 'QUEUED'
  ), stuck AS (
    SELECT id FROM mine WHERE state IN ('REJECTED', 'CANCELLED', 'NEEDS_REVIEW')
    UNION
    SELECT w.id FROM waits w JOIN stuck s ON s.id = w.before
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

export async function listBatchesOf(db: Db, ids: readonly string[]): Promise<BatchView[]> {
  const rows = await db.$queryRaw<BatchRow[]>`
    SELECT b.id, b.subject, b.actor_name, b.created_at, b.paused_at, n.states, coalesce(n.blocked, 0) AS blocked
    FROM operation_batch b ${COUNTED} WHERE b.id = ANY (${[...ids]}::uuid[])`;
  return rows.map(toView);
}

export async function countBatches(db: Db): Promise<number> {
  return db.operationBatch.count();
}

export async function findBatch(db: Db, id: string): Promise<BatchView | null> {
  return (await listBatchesOf(db, [id]))[0] ?? null;
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
