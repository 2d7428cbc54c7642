import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { summed } from "@/lib/db/usage-bundle-sql";
import type { UsageParts } from "@/lib/db/usage-filter-sql";
import { momentText } from "@/lib/db/usage-group-rows";
import type { UsageSum } from "@/lib/domain/usage/price-usage";
import type { UsageFilter, UsageGroup } from "@/lib/domain/usage/usage-explorer-query";
import { decimal } from "@/lib/domain/values/decimal-text";

export interface SumQuery {
  readonly filter: UsageFilter;
  readonly parts: UsageParts;
  /** Null: all in one. */
  readonly group: UsageGroup | null;
  /** Which month usage was in; null without. */
  readonly byMonth: boolean;
}

/** Billable usage by group, organization, feature and value driver. */
export async function listUsageSums(db: Db, { filter, parts, group, byMonth }: SumQuery): Promise<UsageSum[]> {
  const byTime = group === "at" || byMonth;
  const named = group === null || group === "at" ? "''" : `i.${group}`;
  const columns = Prisma.raw(`${named} AS name, i.realm, i.feature_id AS feature, i.unit`);
  const sums = summed({ columns, by: ["name", "realm", "feature", "unit"], filter, parts, byTime });
  const rows = await db.$queryRaw<(Omit<UsageSum, "billable"> & { billable: string })[]>`
    SELECT ${group === "at" ? Prisma.sql`coalesce(${momentText("s.at")}, '')` : Prisma.raw("s.name")} AS group, s.realm, s.feature, s.unit,
      ${Prisma.raw(byTime ? "to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM')" : "NULL")} AS month, trim_scale(sum(s.billable))::text AS billable
    FROM (${sums}) s WHERE s.billables > 0 GROUP BY 1, 2, 3, 4, 5`;
  return rows.map((row) => ({ ...row, billable: decimal(row.billable) }));
}
