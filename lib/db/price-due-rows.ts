import "server-only";
import type { Db } from "@/lib/db/client";
import type { PriceReportKey } from "@/lib/db/price-rows";
import { customerId } from "@/lib/domain/values/customer-id";
import { type Month, month } from "@/lib/domain/values/month";

interface DueQuery {
  /** Newest first. */
  readonly months: readonly Month[];
  /** How many of them are read again and again; of the others those that never were. */
  readonly recent: number;
  readonly since: Date;
  readonly most: number;
}

/**
 * The price reports that were read longest ago, those never read first, and none since a moment. Those that wait already
 * take up room.
 */
export async function listDuePriceReports(db: Db, query: DueQuery): Promise<PriceReportKey[]> {
  const { months, recent, since, most } = query;
  const rows = await db.$queryRaw<{ id: string; organization: string; month: string }[]>`
    WITH known AS (
      SELECT c.id, c.cloudmc_organization AS organization, m.month, m.place, p.month IS NOT NULL AS kept,
        f.state = 'waiting' AS waiting,
        greatest(p.fetched_at, f.ended_at, CASE f.state WHEN 'waiting' THEN f.requested_at END) AS at
      FROM customer c CROSS JOIN unnest(${[...months]}::text[]) WITH ORDINALITY AS m (month, place)
        LEFT JOIN price_report p
          ON p.customer_id = c.id AND p.organization = c.cloudmc_organization AND p.month = m.month
        LEFT JOIN refresh f
          ON f.kind = 'price-report' AND f.key = c.id || '/' || c.cloudmc_organization || '/' || m.month
      WHERE c.removed_at IS NULL AND c.cloudmc_organization IS NOT NULL)
    SELECT id, organization, month FROM known
    WHERE (place <= ${recent}::int OR NOT kept) AND (at IS NULL OR at < ${since})
    ORDER BY at NULLS FIRST, place, id
    LIMIT greatest(0, ${most}::int - (SELECT count(*) FROM known WHERE waiting AND at >= ${since}))`;
  return rows.map((row) => ({
    customer: customerId(row.id),
    organization: row.organization,
    month: month(row.month),
  }));
}
