import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import type { UsageRate, UsageRateWanted } from "@/lib/domain/usage/usage-rate";
import { currency } from "@/lib/domain/values/money";

/** Every rate, by value driver and feature. */
export async function listUsageRates(db: Db): Promise<UsageRate[]> {
  const rows = await db.usageRate.findMany({ orderBy: [{ unit: "asc" }, { feature: "asc" }] });
  return rows.map((row) => ({
    id: row.id,
    feature: row.feature || null,
    unit: row.unit,
    currency: currency(row.currency),
    tiers: fromDocument<PriceTier[]>(row.tiers),
    version: row.version,
    setByName: row.setByName,
    setAt: row.setAt.toISOString(),
  }));
}

/** Another rate of the same feature and value driver. */
export async function hasRateTwin(db: Db, { id, feature, unit }: UsageRateWanted): Promise<boolean> {
  const twin = await db.usageRate.findFirst({ where: { feature: feature ?? "", unit, id: { not: id } } });
  return twin !== null;
}

/** The version that is kept now and whether this wrote it; null when another one stands there. */
export async function putUsageRate(
  db: Db,
  wanted: UsageRateWanted,
  setByName: string,
): Promise<{ version: number; isNew: boolean } | null> {
  const { id, version, unit, currency: code } = wanted;
  const feature = wanted.feature ?? "";
  const tiers = JSON.stringify(wanted.tiers);
  const [put] = await db.$queryRaw<{ version: number }[]>`
    INSERT INTO usage_rate (id, feature, unit, currency, tiers, set_by_name)
    SELECT ${id}::uuid, ${feature}, ${unit}, ${code}, ${tiers}::jsonb, ${setByName}
    WHERE ${version} = 0 OR EXISTS (SELECT 1 FROM usage_rate WHERE id = ${id}::uuid)
    ON CONFLICT (id) DO UPDATE SET feature = excluded.feature, unit = excluded.unit, currency = excluded.currency,
      tiers = excluded.tiers, set_by_name = excluded.set_by_name, set_at = now(), version = usage_rate.version + 1
    WHERE usage_rate.version = ${version}
    RETURNING version`;
  if (put) return { version: put.version, isNew: true };
  const [same] = await db.$queryRaw<{ version: number }[]>`
    SELECT version FROM usage_rate WHERE id = ${id}::uuid AND version = ${version + 1} AND feature = ${feature}
      AND unit = ${unit} AND currency = ${code} AND tiers = ${tiers}::jsonb`;
  return same ? { version: same.version, isNew: false } : null;
}

/** What was deleted; null when another version stands there, or none. */
export async function dropRate(db: Db, { id, version }: { id: string; version: number }) {
  const row = await db.usageRate.findFirst({ where: { id, version } });
  if (row === null) return null;
  const { count } = await db.usageRate.deleteMany({ where: { id, version } });
  return count > 0 ? { feature: row.feature, unit: row.unit, currency: row.currency } : null;
}
