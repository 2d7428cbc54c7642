import "server-only";
import type { OpenOperation } from "@/lib/db/chain-rows";
import type { Db } from "@/lib/db/client";
import { toKind } from "@/lib/db/operation-rows";
import type { OperationKind } from "@/lib/domain/operations/operation";

interface Decider {
  readonly actorId: string;
  readonly actorName: string;
}

/**
 * For what joins as many rows as a batch has: right after they came the planner may still count none, and would go
 * through all of them for each of them.
 */
async function joinLinearly(db: Db): Promise<void> {
  await db.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`;
}

/** Calls off what has not left, each with its audit row; answers what was to be written. */
export async function cancelUnsent(
  db: Db,
  batchId: string,
  { actorId, actorName, at }: Decider & { readonly at: Date },
): Promise<{ kind: OperationKind; payload: unknown }[]> {
  await joinLinearly(db);
  const rows = await db.$queryRaw<{ kind: string; payload: unknown }[]>`
    WITH unsent AS (
      SELECT id, state FROM operation
      WHERE batch_id = ${batchId}::uuid AND state IN ('QUEUED', 'RETRY_WAIT') ORDER BY id FOR UPDATE
    ), cancelled AS (
      UPDATE operation o SET state = 'CANCELLED', chained = false, fence = o.fence + 1, lease_until = NULL, run_after = ${at},
        settled_at = ${at}, outcome = o.outcome || '{"refusals": [], "made": null, "adopt": null}'
      FROM unsent WHERE o.id = unsent.id
      RETURNING o.id, o.kind, o.payload, o.customer_id, unsent.state AS was, o.outcome->>'subject' AS subject, o.outcome->'calls' AS calls
    ), told AS (
      INSERT INTO audit_entry (actor_id, actor_name, verb, subject, customer_id, operation_id, detail)
      SELECT ${actorId}::uuid, ${actorName}, 'operation:cancel', subject, customer_id, id,
        jsonb_build_object('was', was, 'reference', NULL) || CASE WHEN calls IS NULL THEN '{}' ELSE jsonb_build_object('calls', calls) END
      FROM cancelled
    )
    SELECT kind, payload FROM cancelled`;
  return rows.map(({ kind, payload }) => ({ kind: toKind(kind), payload }));
}

/** Of what was refused and not tried again, the first whose key somebody else writes to or waits for. */
export async function findTaken(db: Db, batchId: string): Promise<OpenOperation | null> {
  const [row] = await db.$queryRaw<{ id: string; resource_key: string; actor_name: string }[]>`
    SELECT h.id::text, h.resource_key, h.actor_name
    FROM operation o JOIN operation h ON h.upstream = o.upstream AND h.resource_key = o.resource_key
    WHERE o.batch_id = ${batchId}::uuid AND o.state = 'REJECTED'
      AND NOT EXISTS (SELECT FROM operation r WHERE r.retry_of = o.id)
      AND h.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND (h.batch_id IS DISTINCT FROM o.batch_id OR NOT h.chained)
    ORDER BY o.wave, o.created_at, o.id LIMIT 1`;
  return row ? { id: row.id, resourceKey: row.resource_key, actorName: row.actor_name } : null;
}

/**
 * Copies of what was refused and not tried again, under new ids, to be tried once more; what waited for one waits for
 * its copy. Answers how many.
 */
export async function retryRefused(db: Db, batchId: string, { actorId, actorName }: Decider): Promise<number> {
  await joinLinearly(db);
  return db.$executeRaw`
    WITH refused AS MATERIALIZED (
      SELECT o.id, gen_random_uuid() AS copy FROM operation o
      WHERE o.batch_id = ${batchId}::uuid AND o.state = 'REJECTED'
        AND NOT EXISTS (SELECT FROM operation r WHERE r.retry_of = o.id)
    ), followed AS (
      SELECT w.id, array_agg(coalesce(refused.copy, a.before) ORDER BY a.place) AS "after"
      FROM operation w CROSS JOIN unnest(w."after") WITH ORDINALITY a (before, place) LEFT JOIN refused ON refused.id = a.before
      WHERE w.batch_id = ${batchId}::uuid AND w.state = 'QUEUED'
      GROUP BY w.id HAVING count(refused.copy) > 0
    ), moved AS (
      UPDATE operation w SET "after" = followed."after" FROM followed WHERE w.id = followed.id
    )
    INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, customer_id, actor_id, actor_name,
      expected_version, batch_id, wave, "after", retry_of, outcome)
    SELECT refused.copy, kind, upstream, resource_key, 'QUEUED', payload, payload_hash, customer_id, ${actorId}::uuid,
      ${actorName}, expected_version, batch_id, wave, "after", o.id,
      jsonb_build_object('subject', outcome->'subject', 'trouble', NULL, 'refusals', '[]'::jsonb, 'made', NULL)
    FROM operation o JOIN refused USING (id)`;
}
