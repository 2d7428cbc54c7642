import "server-only";
import type { Db } from "@/lib/db/client";

/**
 * Adds up all customers anew for the months in which something changed; how many there were. Which months are due is read
 * before what they hold, so that a change in between is due again. In a transaction.
 */
export async function rollUpDue(db: Db): Promise<number> {
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('cost roll-up', 0))`;
  const due = await db.$queryRaw<{ split: string; start: string }[]>`
    WITH gone AS (DELETE FROM cost_rollup_due RETURNING split, start) SELECT DISTINCT split, start::text FROM gone ORDER BY 1, 2`;
  for (const { split, start } of due) await rollUp(db, split, start);
  return due.length;
}

/** Members and totals in one statement, hence of one snapshot. */
async function rollUp(db: Db, split: string, start: string): Promise<void> {
  await db.$executeRaw`DELETE FROM cost_rollup WHERE split = ${split} AND start = ${start}::text::date`;
  await db.$executeRaw`DELETE FROM cost_rollup_period WHERE split = ${split} AND start = ${start}::text::date`;
  await db.$executeRaw`
    WITH period AS MATERIALIZED (
      SELECT p.book_id, p.start, p."end", p.total, p.difference, r.currency, r.fetched_at, r.data_through
      FROM cost_book b JOIN cost_period p ON p.book_id = b.id AND p.start = ${start}::text::date
        JOIN cost_reading r ON r.id = p.reading_id
      WHERE b.customer_id IS NOT NULL AND b."interval" = 'monthly' AND b.split = ${split}),
    members AS (
      INSERT INTO cost_rollup (split, start, currency, member, label, amount)
      SELECT ${split}::text, p.start, p.currency, f.member, max(m.label), sum(f.amount)
      FROM period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
        JOIN cost_member m ON m.book_id = p.book_id AND m.position = 0 AND m.name = f.member
      GROUP BY p.start, p.currency, f.member)
    INSERT INTO cost_rollup_period (split, start, currency, "end", total, difference, customers, fetched_at, data_through)
    SELECT ${split}::text, start, currency, min("end"), sum(total), sum(difference), count(total), min(fetched_at), min(data_through)
    FROM period GROUP BY start, currency`;
}
