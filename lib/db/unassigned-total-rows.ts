import "server-only";
import type { Db } from "@/lib/db/client";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";

export interface UnassignedSum {
  readonly accounts: number;
  readonly priced: number;
  readonly cost: DecimalText;
}

/**
 * Adds up anew what nobody holds, month by month, and lets go of the changes since the last time. Both happen in one
 * statement, hence of one snapshot: a change that commits meanwhile stays a line of its own and is counted once.
 */
export async function recountUnassigned(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('unassigned_total'))`;
  await db.$executeRaw`
    WITH counted AS (DELETE FROM unassigned_change),
    free AS MATERIALIZED (
      SELECT a.owner FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
      WHERE a.removed_at IS NULL AND s.owner IS NULL
    ),
    sums AS (SELECT c.month, count(*) AS priced, sum(c.cost) AS cost FROM free JOIN account_cost c USING (owner) GROUP BY c.month)
    INSERT INTO unassigned_total (month, accounts, priced, cost)
    SELECT r.month, (SELECT count(*) FROM free), coalesce(s.priced, 0), coalesce(s.cost, 0)
    FROM account_cost_reading r LEFT JOIN sums s USING (month)
    ON CONFLICT (month) DO UPDATE SET accounts = excluded.accounts, priced = excluded.priced, cost = excluded.cost`;
}

/** Whether anything was assigned or released since the last count. */
export async function hasUnassignedChanges(db: Db): Promise<boolean> {
  return (await db.unassignedChange.findFirst({ select: { id: true } })) !== null;
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
