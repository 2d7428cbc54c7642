import type { TestSql } from "../testing/sql";

/** When an operation was recorded and when it ended, by the order in which the audit was written: no clock decides. */
const SPANS = `(
  SELECT o.id, o.resource_key AS key, min(e.id) FILTER (WHERE e.verb = o.kind || ':asked') AS asked,
    max(e.id) FILTER (WHERE e.verb IN (o.kind || ':done', o.kind || ':refused')) AS ended
  FROM operation o JOIN audit_entry e ON e.operation_id = o.id GROUP BY o.id)`;

/**
 * Asked for what another operation had made and ended with before it was asked: CloudHealth refused it as taken, and
 * exactly what was asked stands there, under the id the other was given.
 */
const STOOD_ALREADY = `(o.kind = 'assign-account' AND o.sent_at IS NOT NULL AND NOT EXISTS (
    SELECT FROM assignment_history h WHERE h.source_operation_id = o.id)
  AND EXISTS (
    SELECT FROM assignment_history h
      JOIN operation p ON p.id = h.source_operation_id AND p.state = 'SUCCEEDED' AND p.resource_key = o.resource_key
      JOIN ${SPANS} one ON one.id = p.id JOIN ${SPANS} other ON other.id = o.id AND one.ended < other.asked
    WHERE h.id = (SELECT max(id) FROM assignment_history WHERE owner = h.owner AND known_from <= o.settled_at)
      AND NOT h.removed AND h.row->>'upstream_id' = o.outcome->>'made'
      AND h.row->>'customer_id' = o.payload->>'customer' AND h.row->>'payer' = o.payload->>'payer'))`;

/** Over all keys: where what happened is not what one after the other would have done. A row for each fault. */
const QUERIES: Readonly<Record<string, string>> = {
  "two operations on one key overlap": `
    SELECT a.key || ': ' || a.id || ' and ' || b.id AS what FROM ${SPANS} a JOIN ${SPANS} b
      ON b.key = a.key AND b.id > a.id AND b.asked < coalesce(a.ended, b.asked + 1) AND a.asked < coalesce(b.ended, a.asked + 1)`,
  "a change succeeded that was made from another version than the one it followed": `
    WITH h AS (
      SELECT 'assignment:' || owner AS key, version, source_operation_id FROM assignment_history
      UNION ALL SELECT 'customer:' || customer_id, version, source_operation_id FROM customer_history)
    SELECT o.resource_key || ': ' || o.id AS what FROM operation o JOIN h ON h.source_operation_id = o.id AND h.key = o.resource_key
    WHERE o.state = 'SUCCEEDED' AND o.expected_version IS NOT NULL AND h.version <> o.expected_version + 1`,
  "a success left no trace in the history, or more than one": `
    SELECT o.resource_key || ': ' || o.kind || ' ' || o.id AS what FROM operation o
    WHERE o.state = 'SUCCEEDED' AND o.kind LIKE '%assign%' AND NOT ${STOOD_ALREADY} AND (
      SELECT count(*) FROM assignment_history h WHERE h.source_operation_id = o.id) <> CASE
        WHEN o.kind = 'change-assignment' AND o.payload->>'customer' = (
          SELECT h.row->>'customer_id' FROM assignment_history h
          WHERE h.owner = o.subject_key AND h.version = o.expected_version) THEN 0 ELSE 1 END`,
  "a customer's change left no trace in the history, or more than one": `
    SELECT o.resource_key || ': ' || o.id AS what FROM operation o WHERE o.state = 'SUCCEEDED' AND o.kind = 'change-customer'
      AND (SELECT count(*) FROM customer_history h WHERE h.source_operation_id = o.id) <> 1`,
  "the history does not follow the order in which the operations ended": `
    SELECT h.owner || ': version ' || h.version AS what FROM (
      SELECT h.owner, h.version, o.settled_at, lag(o.settled_at) OVER (PARTITION BY h.owner ORDER BY h.version) AS before
      FROM assignment_history h JOIN operation o ON o.id = h.source_operation_id) h
    WHERE h.settled_at < h.before`,
  "the last of the history is not the row": `
    SELECT a.owner AS what FROM assignment a
    LEFT JOIN LATERAL (SELECT * FROM assignment_history h WHERE h.owner = a.owner ORDER BY id DESC LIMIT 1) h ON true
    WHERE h.version IS DISTINCT FROM a.version OR h.removed <> (a.removed_at IS NOT NULL) OR h.row->>'customer_id' <> a.customer_id`,
  "somebody was told nothing of why": `
    SELECT id::text AS what FROM operation WHERE state = 'REJECTED' AND jsonb_array_length(outcome->'refusals') = 0`,
  "it came to no end": `SELECT resource_key || ' ' || state AS what FROM operation WHERE settled_at IS NULL`,
};

/** Successes that changed nothing upstream: those that were refused as taken, and changes to what stood already. */
export async function countIdle(sql: TestSql): Promise<{ stoodAlready: number; changedNothing: number }> {
  const [row] = await sql<{ stoodAlready: number; changedNothing: number }>(`
    SELECT count(*) FILTER (WHERE ${STOOD_ALREADY})::int AS "stoodAlready",
      count(*) FILTER (WHERE o.kind = 'change-assignment' AND NOT EXISTS (
        SELECT FROM assignment_history h WHERE h.source_operation_id = o.id))::int AS "changedNothing"
    FROM operation o WHERE o.state = 'SUCCEEDED'`);
  return row ?? { stoodAlready: 0, changedNothing: 0 };
}

export async function faultsOfOrder(sql: TestSql): Promise<string[]> {
  const faults: string[] = [];
  for (const [says, query] of Object.entries(QUERIES)) {
    const rows = await sql<{ what: string }>(query.replaceAll("o.subject_key", "split_part(o.resource_key, ':', 2)"));
    faults.push(...rows.map(({ what }) => `${says}: ${what}`));
  }
  return faults;
}
