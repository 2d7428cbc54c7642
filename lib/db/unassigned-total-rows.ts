import "server-only";
import type { Db } from "@/lib/db/client";
import type { TwoMonths } from "@/lib/domain/accounts/unassigned-months";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { type Month, parseMonth } from "@/lib/domain/values/month";

export interface UnassignedSum {
  readonly accounts: number;
  readonly priced: number;
  readonly cost: DecimalText;
}

/**
 * Lists anew what nobody holds, adds it up month by month, and lets go of the changes since the last time. All happens
 * in one statement, hence of one snapshot: a change that commits meanwhile stays a line of its own and is counted once.
 * To be called in the transaction that changes the accounts or their costs.
 */
export async function recountUnassigned(db: Db, { last, current }: TwoMonths): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('unassigned_total'))`;
  await db.$executeRaw`
    WITH counted AS (DELETE FROM unassigned_change),
    dated AS (
      INSERT INTO unassigned_count (month, listed) SELECT ${current}, count(*) FROM aws_account WHERE removed_at IS NULL
      ON CONFLICT (id) DO UPDATE SET month = excluded.month, listed = excluded.listed
    ),
    free AS MATERIALIZED (
      SELECT a.owner, a.search, a.family, a.type, l.cost AS last_cost, c.cost AS so_far_cost FROM aws_account a
        LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
        LEFT JOIN account_cost l ON l.month = ${last} AND l.owner = a.owner
        LEFT JOIN account_cost c ON c.month = ${current} AND c.owner = a.owner
      WHERE a.removed_at IS NULL AND s.owner IS NULL
    ),
    left_out AS (DELETE FROM unassigned_account k WHERE NOT EXISTS (SELECT FROM free f WHERE f.owner = k.owner)),
    put AS (
      INSERT INTO unassigned_account (owner, search, family, type, last_cost, so_far_cost)
      SELECT f.* FROM free f LEFT JOIN unassigned_account k USING (owner)
      WHERE k.owner IS NULL OR (f.search, f.family, f.type, f.last_cost, f.so_far_cost)
        IS DISTINCT FROM (k.search, k.family, k.type, k.last_cost, k.so_far_cost)
      ON CONFLICT (owner) DO UPDATE SET search = excluded.search, family = excluded.family, type = excluded.type,
        last_cost = excluded.last_cost, so_far_cost = excluded.so_far_cost
    ),
    sums AS (SELECT c.month, count(*) AS priced, sum(c.cost) AS cost FROM free JOIN account_cost c USING (owner) GROUP BY c.month)
    INSERT INTO unassigned_total (month, accounts, priced, cost)
    SELECT r.month, (SELECT count(*) FROM free), coalesce(s.priced, 0), coalesce(s.cost, 0)
    FROM account_cost_reading r LEFT JOIN sums s USING (month)
    ON CONFLICT (month) DO UPDATE SET accounts = excluded.accounts, priced = excluded.priced, cost = excluded.cost`;
}

/** Which month was under way when they were last counted; null: they never were. */
export async function findCountedMonth(db: Db): Promise<Month | null> {
  const row = await db.unassignedCount.findUnique({ where: { id: 1 } });
  return row && parseMonth(row.month);
}

/** As of now: the last count and the changes since. Null while the month was never read. */
export async function findUnassignedSum(db: Db, month: Month): Promise<UnassignedSum | null> {
  const [row] = await db.$queryRaw<{ accounts: bigint; priced: bigint; cost: string }[]>`
    SELECT t.accounts + coalesce(n.accounts, 0) AS accounts, t.priced + coalesce(n.priced, 0) AS priced,
      (t.cost + coalesce(n.cost, 0))::text AS cost
    FROM unassigned_total t
    CROSS JOIN (
      SELECT sum(n.sign) AS accounts, sum(n.sign) FILTER (WHERE c.owner IS NOT NULL) AS priced, sum(n.sign * c.cost) AS cost
      FROM unassigned_change n
      JOIN aws_account a ON a.owner = n.owner AND a.removed_at IS NULL
      LEFT JOIN account_cost c ON c.month = ${month} AND c.owner = n.owner
    ) n
    WHERE t.month = ${month}`;
  if (!row) return null;
  return { accounts: Number(row.accounts), priced: Number(row.priced), cost: decimal(row.cost) };
}
