import "server-only";
import type { Db } from "@/lib/db/client";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

/**
 * The customers whose cost was read longest ago, those never read first, and none since a moment. Those that wait
 * already take up room.
 */
export async function listDueCustomers(db: Db, { since, most }: { since: Date; most: number }): Promise<CustomerId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH known AS (
      SELECT c.id, f.state = 'waiting' AS waiting,
        greatest(r.fetched_at, f.ended_at, CASE f.state WHEN 'waiting' THEN f.requested_at END) AS at
      FROM customer c
        LEFT JOIN cost_book b ON b.customer_id = c.id AND b."interval" = 'monthly' AND b.split = 'service'
        LEFT JOIN cost_reading r ON r.id = b.reading_id
        LEFT JOIN refresh f ON f.kind = 'cost' AND f.key = c.id
      WHERE c.removed_at IS NULL)
    SELECT id FROM known WHERE at IS NULL OR at < ${since} ORDER BY at NULLS FIRST, id
    LIMIT greatest(0, ${most}::int - (SELECT count(*) FROM known WHERE waiting AND at >= ${since}))`;
  return rows.map(({ id }) => customerId(id));
}

/** Of the closed months, those whose statements were never read, or are not all final and were read before a moment. */
export async function listDueStatementMonths(db: Db, months: readonly Month[], since: Date): Promise<Month[]> {
  const rows = await db.$queryRaw<{ month: Month }[]>`
    SELECT m.month FROM unnest(${[...months]}::text[]) WITH ORDINALITY AS m (month, place)
      LEFT JOIN refresh f ON f.kind = 'cost-statements' AND f.key = m.month
    WHERE f.state IS NULL OR (f.state <> 'waiting' AND f.ended_at < ${since} AND (
      f.trouble IS NOT NULL OR NOT EXISTS (SELECT FROM cost_statement s WHERE s.month = m.month)
      OR EXISTS (SELECT FROM cost_statement s WHERE s.month = m.month AND s.status <> 'final')))
    ORDER BY m.place`;
  return rows.map(({ month }) => month);
}

/** The newest month's total, which the list of customers shows and sorts by. */
export async function putMonthCost(
  db: Db,
  customer: CustomerId,
  cost: { readonly amount: DecimalText; readonly currency: Currency; readonly month: Month } | null,
): Promise<void> {
  await db.customer.updateMany({
    where: { id: customer },
    data: {
      monthCost: cost?.amount ?? null,
      monthCostCurrency: cost?.currency ?? null,
      monthCostMonth: cost?.month ?? null,
    },
  });
}
