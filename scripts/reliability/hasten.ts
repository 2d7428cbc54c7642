import { openLanes } from "../testing/operations";
import type { TestSql } from "../testing/sql";

/** Longer than any worker that lives has an operation in its hands: what is held longer, its worker is dead. */
const HELD_AT_MOST_MS = 9_000;
const LINES = 4;
/** Six seconds apart. */
const LOOKS = 6;

/**
 * Shortens what is waited for while workers run: tries are due at once, lanes stand open, the hand of a dead worker is
 * let go. A look-back keeps the deadline and five seconds (RELIABILITY.md 3.1, I4), as the requests are real.
 */
export function hastener(sql: TestSql): () => Promise<number> {
  const held = new Map<string, { fence: number; since: number }>();
  return async () => {
    await sql("UPDATE operation SET run_after = now() WHERE state = 'RETRY_WAIT' AND run_after > now()");
    await sql(
      "UPDATE operation SET run_after = now() + interval '6 seconds' WHERE state = 'UNKNOWN' AND run_after > now() + interval '7 seconds'",
    );
    // HERE's list is given five minutes; what the emulator holds back comes within a second.
    await sql(
      "UPDATE operation SET sent_at = sent_at - interval '5 minutes' WHERE upstream = 'here' AND state = 'UNKNOWN' AND attempts > $1 AND sent_at > now() - interval '5 minutes'",
      [LOOKS],
    );
    await openLanes(sql);
    const inHand = await sql<{ id: string; fence: number }>(
      "SELECT id, fence FROM operation WHERE state = 'IN_FLIGHT'",
    );
    for (const [id] of held) if (!inHand.some((one) => one.id === id)) held.delete(id);
    for (const { id, fence } of inHand) {
      const known = held.get(id);
      if (known?.fence !== fence) held.set(id, { fence, since: Date.now() });
      else if (Date.now() - known.since > HELD_AT_MOST_MS) await letGo(sql, id, fence);
    }
    await sql("DELETE FROM graphile_worker._private_jobs WHERE locked_at < now() - interval '30 seconds'");
    await sql(
      "UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at < now() - interval '30 seconds'",
    );
    await sql("SELECT enqueue_job('tend-usage', '{}'::json, NULL, 'hastened:usage')");
    for (let line = 0; line < LINES; line += 1) {
      await sql("SELECT enqueue_job('run-operations', '{}'::json, NULL, $1)", [`hastened:${line}`]);
    }
    const [open] = await sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM operation WHERE state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'NEEDS_REVIEW')",
    );
    return open?.n ?? 0;
  };
}

async function letGo(sql: TestSql, id: string, fence: number): Promise<void> {
  await sql(
    "UPDATE operation SET lease_until = now() - interval '1 second' WHERE id = $1 AND fence = $2 AND state = 'IN_FLIGHT'",
    [id, fence],
  );
}
