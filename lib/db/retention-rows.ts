import "server-only";
import type { Db } from "@/lib/db/client";

/** Rows older than `olderThanDays` go, `most` at a time, so that no statement holds much for long. */
export interface Sweep {
  readonly olderThanDays: number;
  readonly most: number;
}

/**
 * Operations that are over, unless a row of the cache still names one as its source, another waits for it or a plan is
 * kept with its outcome. What was done stays in the audit and in the histories, from which nothing is ever deleted.
 */
export function deleteOldOperations(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM operation WHERE id IN (
      SELECT o.id FROM operation o
      WHERE o.state IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AND o.settled_at < now() - make_interval(days => ${olderThanDays}::int)
        AND NOT EXISTS (SELECT FROM assignment a WHERE a.source_operation_id = o.id)
        AND NOT EXISTS (SELECT FROM customer c WHERE c.source_operation_id = o.id)
        AND NOT EXISTS (SELECT FROM assignment_plan p WHERE p.batch_id = o.batch_id)
        AND NOT EXISTS (SELECT FROM operation w WHERE o.id = ANY (w.after) AND w.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED'))
      ORDER BY o.settled_at LIMIT ${most}::int)`;
}

export function deleteEmptyBatches(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM operation_batch WHERE id IN (
      SELECT b.id FROM operation_batch b
      WHERE b.created_at < now() - make_interval(days => ${olderThanDays}::int)
        AND NOT EXISTS (SELECT FROM operation o WHERE o.batch_id = b.id)
      LIMIT ${most}::int)`;
}

/** Files that were imported, applied or not; what came of them stays with the operations. */
export function deleteOldImports(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM customer_import WHERE id IN (
      SELECT i.id FROM customer_import i WHERE i.created_at < now() - make_interval(days => ${olderThanDays}::int)
      LIMIT ${most}::int)`;
}

/** Runs that are over, unless a row of the cache came from one or an admin has still to judge it. */
export function deleteOldRuns(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM sync_run WHERE id IN (
      SELECT r.id FROM sync_run r
      WHERE r.ended_at < now() - make_interval(days => ${olderThanDays}::int)
        AND NOT (r.state = 'held' AND r.released_at IS NULL AND r.started_at = (SELECT max(n.started_at) FROM sync_run n WHERE n.upstream = r.upstream))
        AND NOT EXISTS (SELECT FROM assignment a WHERE a.source_run_id = r.id)
        AND NOT EXISTS (SELECT FROM customer c WHERE c.source_run_id = r.id)
        AND NOT EXISTS (SELECT FROM aws_account w WHERE w.source_run_id = r.id)
      ORDER BY r.started_at LIMIT ${most}::int)`;
}

/** Sessions that ended long ago, by a person or by their time. */
export function deleteOldSessions(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM app_session WHERE sid_hash IN (
      SELECT s.sid_hash FROM app_session s
      WHERE least(s.revoked_at, s.absolute_expires_at) < now() - make_interval(days => ${olderThanDays}::int)
      LIMIT ${most}::int)`;
}

/** What a run had read when its process died. */
export function deleteOrphanStaging(db: Db): Promise<number> {
  return db.$executeRaw`
    DELETE FROM sync_staging s WHERE NOT EXISTS (SELECT FROM sync_run r WHERE r.id = s.run_id AND r.state = 'running')`;
}

/** Readings of costs of which no figure is shown any more. */
export function deleteOldReadings(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM cost_reading WHERE id IN (
      SELECT r.id FROM cost_reading r
      WHERE r.fetched_at < now() - make_interval(days => ${olderThanDays}::int)
        AND NOT EXISTS (SELECT FROM cost_period p WHERE p.reading_id = r.id)
        AND NOT EXISTS (SELECT FROM cost_book b WHERE b.reading_id = r.id)
      ORDER BY r.fetched_at LIMIT ${most}::int)`;
}

/** What priced usage came to day by day; what was priced anew stays. */
export function deleteOldDailyFigures(db: Db, { olderThanDays, most }: Sweep): Promise<number> {
  return db.$executeRaw`
    DELETE FROM price_snapshot WHERE id IN (
      SELECT id FROM price_snapshot
      WHERE is_daily AND last_read_at < now() - make_interval(days => ${olderThanDays}::int)
      ORDER BY last_read_at LIMIT ${most}::int)`;
}
