import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { dayCondition, hasDays, itemCondition, ofParts, type UsageParts } from "@/lib/db/usage-filter-sql";
import type { UsageFilter } from "@/lib/domain/usage/usage-explorer-query";

/** The columns by which items are of a bundle. */
const BUNDLED = Prisma.raw("i.part_id, i.id, i.bundle, i.bundle_size");

/** Items a filter lets through, its days apart, to be added up by the columns that are named. */
export function bundledItems(filter: UsageFilter, parts: UsageParts, columns: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${BUNDLED}, ${columns} FROM usage_item i WHERE ${itemCondition(filter, parts)}`;
}

interface AddedUp {
  /** A query's name that gives items with these columns; none of them may be null. */
  readonly items: string;
  readonly by: readonly string[];
  readonly filter: UsageFilter;
  readonly parts: UsageParts;
}

/**
 * What rows of items add up to at each instant: by the columns, at, rows, billable, billables, usage, usages. Where a
 * bundle is among the items as a whole, its sums stand already; only of the others are rows themselves added.
 */
export function addedUp({ items, by, filter, parts }: AddedUp): Prisma.Sql {
  const list = (of: string) => Prisma.raw(by.map((name) => `${of}.${name}`).join(", "));
  const isSame = Prisma.raw(["bundle", "part_id", ...by].map((name) => `i.${name} = w.${name}`).join(" AND "));
  const from = Prisma.raw(items);
  const rows = Prisma.sql`${ofParts("r", parts)} AND ${dayCondition(filter)}`;
  return Prisma.sql`
    WITH whole AS MATERIALIZED (
      SELECT i.part_id, i.bundle, ${list("i")}, count(*) = min(i.bundle_size) AS is_whole FROM ${from} i GROUP BY i.part_id, i.bundle, ${list("i")})
    SELECT ${list("r")}, r.at, sum(r.rows)::bigint AS rows, sum(r.billable) AS billable, sum(r.billables) AS billables,
      sum(r.usage) AS usage, sum(r.usages) AS usages
    FROM (
      SELECT ${list("w")}, r.at, r.rows, r.billable, r.billables, r.usage, r.usages
      FROM whole w JOIN usage_sum r ON r.part_id = w.part_id AND r.bundle = w.bundle WHERE w.is_whole AND ${rows}
      UNION ALL
      SELECT ${list("w")}, r.at, 1, r.billable, (r.billable IS NOT NULL)::int, r.usage, (r.usage IS NOT NULL)::int
      FROM whole w JOIN ${from} i ON ${isSame} JOIN usage_row r ON r.part_id = i.part_id AND r.item = i.id
      WHERE NOT w.is_whole AND ${rows}) r
    GROUP BY ${list("r")}, r.at`;
}

interface Summed extends Omit<AddedUp, "items"> {
  /** The same columns, of an item `i`. */
  readonly columns: Prisma.Sql;
  readonly byTime: boolean;
}

/** The same of what a filter lets through; of all its days at once it is kept with the items. */
export function summed({ columns, byTime, ...asked }: Summed): Prisma.Sql {
  const { filter, parts } = asked;
  if (!byTime && !hasDays(filter)) {
    return Prisma.sql`SELECT ${columns}, i.rows, i.billable, (i.billable IS NOT NULL)::int AS billables, i.usage
      FROM usage_item i WHERE ${itemCondition(filter, parts)}`;
  }
  return Prisma.sql`WITH item AS MATERIALIZED (${bundledItems(filter, parts, columns)})
    SELECT * FROM (${addedUp({ ...asked, items: "item" })}) s`;
}
