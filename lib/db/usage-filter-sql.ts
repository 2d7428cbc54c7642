import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import type { UsageFact } from "@/lib/domain/usage/usage-columns";
import type { UsageFilter } from "@/lib/domain/usage/usage-explorer-query";

/** The parts in the order of time: an earlier one's rows come first. */
export type UsageParts = readonly string[];

export function ofParts(alias: string, parts: UsageParts): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(alias)}.part_id = ANY(${[...parts]}::uuid[])`;
}

export function placeOfPart(alias: string, parts: UsageParts): Prisma.Sql {
  return Prisma.sql`array_position(${[...parts]}::uuid[], ${Prisma.raw(alias)}.part_id)`;
}

/** The items a filter lets through, its days apart: as they are kept, with what they add up to. */
export function itemCondition({ q, facts }: UsageFilter, parts: UsageParts): Prisma.Sql {
  const conditions = [ofParts("i", parts)];
  for (const { fact, value } of facts) conditions.push(Prisma.sql`${Prisma.raw(`i.${fact}`)} = ${value}`);
  if (q !== "") {
    conditions.push(Prisma.sql`i.search LIKE lower(${`%${escapeLike(q)}%`}::text)`);
  }
  return Prisma.join(conditions, " AND ");
}

export function hasDays({ from, to }: UsageFilter): boolean {
  return from !== null || to !== null;
}

/** `to` is the last day. A row of the whole period is of no day. */
export function dayCondition({ from, to }: UsageFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (from !== null) conditions.push(Prisma.sql`r.at >= ${`${from}T00:00:00Z`}::text::timestamptz`);
  if (to !== null) conditions.push(Prisma.sql`r.at < ${`${to}T00:00:00Z`}::text::timestamptz + interval '1 day'`);
  return Prisma.join(conditions, " AND ");
}

const BOUNDS = ["first_at", "last_at", "least_billable", "most_billable", "least_usage", "most_usage"];
const SUMS = ["rows", "billable", "usage", ...BOUNDS];

/**
 * Items with what their rows add up to, and those of their texts that are asked for: all of them would be many times as
 * much. What is kept with an item is of all its days; for some of them the rows themselves are added.
 */
export function filteredItems(filter: UsageFilter, parts: UsageParts, texts: readonly UsageFact[]): Prisma.Sql {
  const own = ["part_id", "id", "formulas", ...new Set<string>(["unit", ...texts])];
  const columns = (names: readonly string[], of: string) => Prisma.raw(names.map((name) => `${of}.${name}`).join(", "));
  if (!hasDays(filter)) {
    return Prisma.sql`SELECT ${columns([...own, ...SUMS], "i")} FROM usage_item i WHERE ${itemCondition(filter, parts)}`;
  }
  return Prisma.sql`SELECT ${columns(own, "i")}, ${columns(SUMS, "s")} FROM usage_item i JOIN (
      SELECT r.part_id, r.item, count(*)::int AS rows, sum(r.billable) AS billable, sum(r.usage) AS usage,
        min(r.at) AS first_at, max(r.at) AS last_at, min(r.billable) AS least_billable, max(r.billable) AS most_billable,
        min(r.usage) AS least_usage, max(r.usage) AS most_usage
      FROM usage_row r WHERE ${ofParts("r", parts)} AND ${dayCondition(filter)} GROUP BY 1, 2) s
    ON s.part_id = i.part_id AND s.item = i.id WHERE ${itemCondition(filter, parts)}`;
}
