import type { TestSql } from "../testing/sql";

interface Invariant {
  readonly id: `I${number}`;
  readonly says: string;
  /** Selects the rows that break it, each with a `what`. `$1` is the least wait in seconds before a look-back. */
  readonly broken: string;
}

export interface Breach {
  readonly id: string;
  readonly says: string;
  readonly what: string;
}

const OPEN = "state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')";
const SETTLED = "state IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')";
/** The cached row an operation writes, by its kind. */
const KEPT_BY = `(
  SELECT 'assignment' AS cached, owner AS key, source_operation_id, source_run_id, fetched_at, removed_at, missing_runs FROM assignment
  UNION ALL SELECT 'customer', id, source_operation_id, source_run_id, fetched_at, removed_at, missing_runs FROM customer
)`;

/** RELIABILITY.md 3.1. Each query names what breaks its rule, so a quiet result is the rule kept. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: "I1",
    says: "every operation names actor, key and payload, and was told in the audit when it was recorded",
    broken: `SELECT o.id::text AS what FROM operation o WHERE o.actor_name = '' OR o.resource_key = '' OR o.payload_hash !~ '^[0-9a-f]{64}$'
      OR NOT EXISTS (SELECT FROM audit_entry a WHERE a.operation_id = o.id AND a.verb = o.kind || ':asked' AND a.detail->>'payloadHash' = o.payload_hash)
        AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.verb = 'batch:asked' AND a.detail->>'batchId' = o.batch_id::text)`,
  },
  {
    id: "I2",
    says: "one key has one operation under way",
    broken: `SELECT upstream || ' ' || resource_key AS what FROM operation WHERE ${OPEN} AND NOT chained GROUP BY upstream, resource_key HAVING count(*) > 1`,
  },
  {
    id: "I2",
    says: "nobody else writes to a key that an operation of a batch waits for, and what waits is not sent",
    broken: `SELECT c.id::text AS what FROM operation c WHERE c.chained AND (c.state <> 'QUEUED' OR c.sent_at IS NOT NULL OR EXISTS (
      SELECT FROM operation o WHERE o.upstream = c.upstream AND o.resource_key = c.resource_key AND o.batch_id IS DISTINCT FROM c.batch_id
        AND o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED')))`,
  },
  {
    id: "I2",
    says: "what an operation covers besides its key nothing else under way writes",
    broken: `SELECT o.upstream || ' ' || covered AS what FROM operation o, unnest(o.covers) covered WHERE o.${OPEN} AND EXISTS (
      SELECT FROM operation other WHERE other.id <> o.id AND other.upstream = o.upstream AND other.${OPEN}
        AND (other.resource_key = covered OR covered = ANY (other.covers)))`,
  },
  {
    id: "I3",
    says: "a success and its audit row appear together, once",
    broken: `SELECT o.id::text || ' ' || o.state || ' ' || count(a.id) AS what FROM operation o
      LEFT JOIN audit_entry a ON a.operation_id = o.id AND a.verb = o.kind || ':done'
      GROUP BY o.id HAVING (o.state = 'SUCCEEDED') <> (count(a.id) = 1) OR count(a.id) > 1`,
  },
  {
    id: "I3",
    says: "what an operation is the source of was its success",
    broken: `SELECT kept.cached || ' ' || kept.key AS what FROM ${KEPT_BY} kept
      WHERE kept.source_operation_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM operation o WHERE o.id = kept.source_operation_id AND o.state = 'SUCCEEDED')`,
  },
  {
    id: "I3",
    says: "a success about an account has its row in the cache, or a later one",
    broken: `SELECT o.id::text AS what FROM operation o
      WHERE o.state = 'SUCCEEDED' AND o.kind IN ('assign-account', 'change-assignment', 'remove-assignment')
        AND NOT EXISTS (SELECT FROM assignment s WHERE 'assignment:' || s.owner = o.resource_key
          AND (s.source_operation_id = o.id OR s.fetched_at >= o.settled_at))`,
  },
  {
    id: "I3",
    says: "a success about a billing block has all its accounts in the cache, or later ones",
    broken: `SELECT o.id::text || ' ' || asked AS what FROM operation o, jsonb_array_elements_text(o.payload->'owners') asked
      WHERE o.state = 'SUCCEEDED' AND o.kind = 'create-block'
        AND NOT EXISTS (SELECT FROM assignment s WHERE s.owner = asked
          AND (s.source_operation_id = o.id OR s.fetched_at >= o.settled_at))`,
  },
  {
    id: "I4",
    says: "what is unknown is looked for only after the deadline and five seconds",
    broken: `SELECT id::text AS what FROM operation WHERE state = 'UNKNOWN' AND sent_at IS NOT NULL
      AND run_after < sent_at + make_interval(secs => $1::float8)`,
  },
  {
    id: "I5",
    says: "every cached row carries its source",
    broken: `SELECT cached || ' ' || key AS what FROM ${KEPT_BY} kept
      WHERE (source_operation_id IS NULL AND source_run_id IS NULL)
        OR (source_run_id IS NOT NULL AND NOT EXISTS (SELECT FROM sync_run r WHERE r.id = kept.source_run_id))`,
  },
  {
    id: "I6",
    says: "no run overwrites what an operation wrote after the run had begun",
    broken: `SELECT kept.cached || ' ' || kept.key AS what FROM ${KEPT_BY} kept
      JOIN operation o ON o.resource_key = kept.cached || ':' || kept.key AND o.state = 'SUCCEEDED'
      WHERE kept.source_run_id IS NOT NULL AND kept.removed_at IS NULL AND o.settled_at > kept.fetched_at`,
  },
  {
    id: "I7",
    says: "a run removes only what two runs have missed, and nothing unless it was whole",
    broken: `SELECT cached || ' ' || key AS what FROM ${KEPT_BY} kept
        WHERE removed_at IS NOT NULL AND source_run_id IS NOT NULL AND missing_runs < 2
      UNION ALL SELECT 'run ' || id FROM sync_run WHERE state <> 'done' AND (changes->>'removed')::int > 0`,
  },
  {
    id: "I8",
    says: "a kept file is as long as its pieces together, and of a part that was split nothing is kept",
    broken: `SELECT p.id::text AS what FROM usage_report_part p
        WHERE (p.state = 'ready' OR p.state = 'split') AND coalesce(CASE WHEN p.state = 'ready' THEN p.bytes END, 0)
          <> coalesce((SELECT sum(length(c.bytes)) FROM usage_report_chunk c WHERE c.part_id = p.id), 0)`,
  },
  {
    id: "I8",
    says: "the parts of a report make up its period, without gap or overlap",
    broken: `SELECT r.id::text AS what FROM usage_report r WHERE (
        SELECT count(*) FILTER (WHERE reached IS DISTINCT FROM from_time) > 0
          OR max(to_time) IS DISTINCT FROM ((r.request->>'to')::timestamp AT TIME ZONE 'UTC')
        FROM (
          SELECT from_time, to_time, coalesce(lag(to_time) OVER (ORDER BY from_time),
            (r.request->>'from')::timestamp AT TIME ZONE 'UTC') AS reached
          FROM usage_report_part p WHERE p.report_id = r.id AND p.state <> 'split') whole)`,
  },
  {
    id: "I9",
    says: "no operation vanishes, and each is settled, waiting for its time or in one worker's hands",
    broken: `SELECT 'vanished ' || operation_id AS what FROM audit_entry a
        WHERE verb LIKE '%:asked' AND operation_id IS NOT NULL AND NOT EXISTS (SELECT FROM operation o WHERE o.id = a.operation_id)
      UNION ALL SELECT id::text || ' ' || state FROM operation
        WHERE (${SETTLED}) <> (settled_at IS NOT NULL) OR (state = 'IN_FLIGHT' AND lease_until IS NULL)
          OR state NOT IN ('QUEUED', 'IN_FLIGHT', 'SUCCEEDED', 'REJECTED', 'RETRY_WAIT', 'UNKNOWN', 'NEEDS_REVIEW', 'CANCELLED')`,
  },
  {
    id: "I10",
    says: "nothing is younger than now",
    broken: `SELECT cached || ' ' || key AS what FROM ${KEPT_BY} kept WHERE fetched_at > now() + interval '5 seconds'
      UNION ALL SELECT 'prices ' || organization FROM price_report WHERE fetched_at > now() + interval '5 seconds'`,
  },
];

/** What breaks the invariants, as far as the database can show it. */
export async function brokenInvariants(
  sql: TestSql,
  deadlineMs = Number(process.env.UPSTREAM_DEADLINE_MS ?? "15000"),
): Promise<Breach[]> {
  const leastWaitS = (deadlineMs + 5_000) / 1000;
  const breaches: Breach[] = [];
  for (const { id, says, broken } of INVARIANTS) {
    const rows = await sql<{ what: string }>(broken, broken.includes("$1") ? [leastWaitS] : []);
    breaches.push(...rows.map(({ what }) => ({ id, says, what })));
  }
  return breaches;
}
