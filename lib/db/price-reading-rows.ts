import "server-only";
import type { Db } from "@/lib/db/client";
import type { PriceReading } from "@/lib/domain/pricing/price-events";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { type Month, month } from "@/lib/domain/values/month";

interface Row {
  month: string;
  first_read_at: Date;
  prices: Record<string, string[]>;
}

/**
 * The unit prices in the readings of a customer's price reports, of the organization it has now; figures that were priced
 * anew included, those of a day not. A reading counts from when the one before it was no more.
 */
export async function listPriceReadings(
  db: Db,
  customer: CustomerId,
  { from, to }: { readonly from: Month; readonly to: Month },
): Promise<PriceReading[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.month, r.first_read_at, (
        SELECT coalesce(json_object_agg(currency ->> 'currency' || ' ' || (product ->> 'sku'),
          CASE WHEN jsonb_array_length(product -> 'tiers') > 0 THEN jsonb_path_query_array(product, '$.tiers[*].price')
            ELSE jsonb_build_array(product -> 'price') END) FILTER (WHERE product ->> 'price' IS NOT NULL
              OR jsonb_array_length(product -> 'tiers') > 0), '{}')
        FROM jsonb_array_elements(r.body -> 'currencies') AS currency,
          jsonb_array_elements(currency -> 'categories') AS category, jsonb_array_elements(category -> 'products') AS product
      ) AS prices
    FROM (
      SELECT month, body, coalesce(lag(followed_at) OVER (PARTITION BY month ORDER BY first_read_at), first_read_at) AS first_read_at
      FROM (
        SELECT kept.*, lead(first_read_at) OVER (PARTITION BY month ORDER BY first_read_at) AS followed_at
        FROM (
          SELECT customer_id, organization, month, body, first_read_at, false AS is_daily FROM price_report
          UNION ALL SELECT customer_id, organization, month, body, first_read_at, is_daily FROM price_snapshot) kept
          JOIN customer c ON c.id = kept.customer_id AND c.cloudmc_organization = kept.organization
        WHERE kept.customer_id = ${customer} AND kept.month BETWEEN ${from} AND ${to}) followed
      WHERE NOT is_daily) r`;
  return rows.map((row) => ({
    month: month(row.month),
    firstReadAt: row.first_read_at.toISOString(),
    prices: new Map(Object.entries(row.prices).map(([product, prices]) => [product, prices.map(decimal)] as const)),
  }));
}
