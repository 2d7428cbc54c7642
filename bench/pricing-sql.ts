import pg from "pg";
import { z } from "zod";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import type { UsageLine } from "./pricing-world";

const AT_ONCE = 50_000;

/**
 * The fastest of three forms that were tried: a lateral join over the tiers and one that sums the lower tiers
 * beforehand take longer. `div` and `mod` stand where a quotient would be rounded.
 */
const STATEMENT = `
  SELECT sum(CASE
      WHEN per_unit THEN (least(units, upper) - lower) * price
      WHEN chunk IS NULL THEN price
      ELSE (div(least(units, upper) - lower, chunk) + (mod(least(units, upper) - lower, chunk) > 0)::int) * price
    END)::text AS total
  FROM usage_line JOIN price_tier USING (price_id)
  WHERE lower < units`;

const Total = z.object({ total: z.string() });

export interface SqlPricing {
  /** The same lines by the same tiers in one statement, by one process like the engine. */
  total(): Promise<DecimalText>;
  end(): Promise<void>;
}

export async function startSqlPricing(
  url: string,
  lists: readonly (readonly PriceTier[])[],
  lines: readonly UsageLine[],
): Promise<SqlPricing> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    SET max_parallel_workers_per_gather = 0;
    CREATE TABLE price_tier (price_id int, per_unit boolean, lower numeric, upper numeric, price numeric, chunk numeric);
    CREATE TABLE usage_line (price_id int, units numeric)`);
  const tiers = lists.flatMap((list, at) => list.map((tier) => ({ ...tier, at })));
  await client.query(
    "INSERT INTO price_tier SELECT * FROM unnest($1::int[], $2::boolean[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[])",
    [
      tiers.map(({ at }) => at),
      tiers.map(({ mode }) => mode === "per-unit"),
      tiers.map(({ lower }) => lower),
      tiers.map(({ upper }) => upper),
      tiers.map(({ price }) => price),
      tiers.map(({ chunkSize }) => chunkSize),
    ],
  );
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const part = lines.slice(from, from + AT_ONCE);
    await client.query("INSERT INTO usage_line SELECT * FROM unnest($1::int[], $2::numeric[])", [
      part.map(({ price }) => price),
      part.map(({ units }) => units),
    ]);
  }
  for (const table of ["price_tier", "usage_line"]) await client.query(`VACUUM (ANALYZE) ${table}`);
  const total = async () => {
    const { rows } = await client.query(STATEMENT);
    return decimal(Total.parse(rows[0]).total);
  };
  return { total, end: () => client.end() };
}
