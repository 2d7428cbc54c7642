import type { TestSql } from "../testing/sql";

/** Asked for what somebody else had just made: CloudHealth refused it as taken, and what stands there is what was asked. */
const STOOD_ALREADY = `(o.kind = 'assign-account' AND NOT EXISTS (
    SELECT FROM assignment_history h WHERE h.source_operation_id = o.id)
  AND (SELECT h.row->>'customer_id' = o.payload->>'customer' AND NOT h.removed FROM assignment_history h
    WHERE h.owner = split_part(o.resource_key, ':', 2) AND h.known_from <= o.settled_at ORDER BY h.id DESC LIMIT 1))`;

/** Over all keys: where what happened is not what one after the other would have done. A row for each fault. */
const QUERIES: Readonly<Record<string, string>> = {
  "two operations on one key overlap": `
    SELECT a.resource_key || ': ' || a.id || ' and ' || b.id AS what FROM operation a JOIN operation b
      ON b.resource_key = a.resource_key AND b.id > a.id AND b.created_at < a.settled_at AND a.created_at < b.settled_at`,
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

export async function countStoodAlready(sql: TestSql): Promise<number> {
  const found = await sql(`SELECT FROM operation o WHERE o.state = 'SUCCEEDED' AND ${STOOD_ALREADY}`);
  return found.length;
}

export async function faultsOfOrder(sql: TestSql): Promise<string[]> {
  const faults: string[] = [];
  for (const [says, query] of Object.entries(QUERIES)) {
    const rows = await sql<{ what: string }>(query.replaceAll("o.subject_key", "split_part(o.resource_key, ':', 2)"));
    faults.push(...rows.map(({ what }) => `${says}: ${what}`));
  }
  return faults;
}
