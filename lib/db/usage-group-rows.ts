import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { addedUp, bundledItems, summed } from "@/lib/db/usage-bundle-sql";
import { ofParts, type UsageParts } from "@/lib/db/usage-filter-sql";
import { USAGE_FACT_NAMES, type UsageFact } from "@/lib/domain/usage/usage-columns";
import type { UsageFilter, UsageGroup, UsageMeasure } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored, UsageGroupLine, UsageSeries, UsageUnit } from "@/lib/domain/usage/usage-lines";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import type { SortDirection } from "@/lib/domain/values/list-query";

export const GROUP_SORTS = ["group", "unit", "rows", "billable", "usage"] as const;
export type GroupSort = (typeof GROUP_SORTS)[number];

export interface GroupQuery {
  readonly filter: UsageFilter;
  readonly parts: UsageParts;
  readonly group: UsageGroup;
  readonly sort: GroupSort;
  readonly direction: SortDirection;
}

interface GroupRow {
  readonly name: string | null;
  readonly unit: string;
  readonly rows: bigint;
  readonly billable: string | null;
  readonly usage: string | null;
  readonly total: bigint;
}

/** What each text of a column adds up to, one line for each value driver. */
export async function listUsageGroups(
  db: Db,
  query: GroupQuery,
  { skip, take }: { skip: number; take: number },
): Promise<{ lines: UsageGroupLine[]; total: number }> {
  const rows = await db.$queryRaw<GroupRow[]>`
    SELECT name, unit, rows, trim_scale(billable)::text AS billable, trim_scale(usage)::text AS usage, count(*) OVER () AS total
    FROM (${groupsSql(query)}) g
    ORDER BY ${groupOrder(query)} OFFSET ${skip} LIMIT ${take}`;
  return { lines: rows.map((row) => ({ ...figuresOf(row), name: row.name })), total: Number(rows[0]?.total ?? 0) };
}

const SORT_COLUMNS: Readonly<Record<GroupSort, string>> = {
  group: 'name COLLATE "C"',
  unit: 'unit COLLATE "C"',
  rows: "g.rows",
  billable: "g.billable",
  usage: "g.usage",
};

export function groupOrder({ sort, direction }: Pick<GroupQuery, "sort" | "direction">): Prisma.Sql {
  const way = direction === "descending" ? "DESC" : "ASC";
  return Prisma.raw(`${SORT_COLUMNS[sort]} ${way} NULLS LAST, name COLLATE "C", unit COLLATE "C"`);
}

/** name, unit, rows, billable, usage; and which of the texts a spreadsheet would take for a formula */
export function groupsSql({ filter, parts, group }: Pick<GroupQuery, "filter" | "parts" | "group">): Prisma.Sql {
  const byTime = group === "at";
  const named = byTime
    ? Prisma.sql`'' AS name, false AS is_formula`
    : Prisma.sql`${Prisma.raw(`i.${group}`)} AS name, ${hasBit(group)} AS is_formula`;
  const columns = Prisma.sql`${named}, i.unit, ${hasBit("unit")} AS unit_is_formula`;
  const by = ["name", "is_formula", "unit", "unit_is_formula"];
  return Prisma.sql`
    SELECT ${byTime ? momentText("s.at") : Prisma.raw("s.name")} AS name, unit, sum(rows) AS rows, sum(billable) AS billable,
      sum(usage) AS usage, bool_or(is_formula) AS is_formula, bool_or(unit_is_formula) AS unit_is_formula
    FROM (${summed({ columns, by, filter, parts, byTime })}) s GROUP BY 1, 2`;
}

/** Whether a spreadsheet would take an item's text for a formula. */
export function hasBit(fact: UsageFact): Prisma.Sql {
  return Prisma.raw(`i.formulas & ${1 << USAGE_FACT_NAMES.indexOf(fact)} <> 0`);
}

/** An instant as pages and files show it. */
export function momentText(at: string): Prisma.Sql {
  return Prisma.raw(`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);
}

/** The value drivers of what is shown, the one with most rows first. */
export async function listUsageUnits(db: Db, filter: UsageFilter, parts: UsageParts): Promise<UsageUnit[]> {
  return db.$queryRaw<UsageUnit[]>`
    SELECT unit, sum(rows)::int AS rows, trim_scale(sum(billable))::text AS billable, trim_scale(sum(usage))::text AS usage
    FROM (${summed({ columns: Prisma.raw("i.unit"), by: ["unit"], filter, parts, byTime: false })}) s
    GROUP BY unit ORDER BY rows DESC, unit COLLATE "C"`;
}

/** The most frequent texts of these columns, for choosing among. */
export async function listUsageChoices(
  db: Db,
  { parts, facts, most }: { parts: UsageParts; facts: readonly UsageFact[]; most: number },
): Promise<UsageExplored["choices"]> {
  if (facts.length === 0) return [];
  const of = facts.map((fact) => Prisma.raw(`('${fact}', i.${fact})`));
  const rows = await db.$queryRaw<{ fact: string; value: string; rows: bigint }[]>`
    SELECT fact, value, rows FROM (
      SELECT c.fact, c.value, sum(i.rows) AS rows, row_number() OVER (PARTITION BY c.fact ORDER BY sum(i.rows) DESC, c.value COLLATE "C") AS place
      FROM usage_item i CROSS JOIN LATERAL (VALUES ${Prisma.join(of)}) c (fact, value) WHERE ${ofParts("i", parts)} GROUP BY 1, 2) v
    WHERE place <= ${most} ORDER BY fact, place`;
  return facts.map((fact) => ({
    fact,
    values: rows.filter((row) => row.fact === fact).map((row) => ({ value: row.value, rows: Number(row.rows) })),
  }));
}

/** The greatest of a column by one value driver, over time, and all others as one. */
export async function listUsageSeries(
  db: Db,
  question: {
    filter: UsageFilter;
    parts: UsageParts;
    group: UsageGroup;
    measure: UsageMeasure;
    unit: string;
    top: number;
  },
): Promise<UsageSeries[]> {
  const { filter, parts, group, unit, top } = question;
  const measure = Prisma.raw(question.measure);
  const name = group === "at" ? Prisma.sql`''::text` : Prisma.raw(`i.${group}`);
  const columns = Prisma.sql`i.unit, ${name} AS name, i.${measure} AS value`;
  const value = Prisma.raw(`at, ${question.measure} AS value, ${question.measure}s AS many`);
  // What is not of the top is all without the top: to add up the many others would take every row.
  const rows = await db.$queryRaw<{ place: number | null; name: string | null; at: string; value: string }[]>`
    WITH item AS MATERIALIZED (${bundledItems(filter, parts, columns)} AND i.unit = ${unit}),
    ranked AS MATERIALIZED (SELECT name, row_number() OVER (ORDER BY sum(value) DESC NULLS LAST, name COLLATE "C")::int AS place FROM item GROUP BY name),
    top AS MATERIALIZED (
      SELECT i.part_id, i.id, i.bundle, i.bundle_size, k.place FROM item i JOIN ranked k ON k.name = i.name
      WHERE k.place <= ${top} OR (SELECT count(*) FROM ranked) <= ${top + 1}),
    of_top AS MATERIALIZED (SELECT place, ${value} FROM (${addedUp({ items: "top", by: ["place"], filter, parts })}) s),
    others AS (
      SELECT at, sum(value) AS value, sum(many) AS many
      FROM (SELECT ${value} FROM (${addedUp({ items: "item", by: ["unit"], filter, parts })}) s
        UNION ALL SELECT at, -value, -many FROM of_top) s GROUP BY at)
    SELECT s.place, k.name, ${momentText("s.at")} AS at, trim_scale(s.value)::text AS value
    FROM (SELECT * FROM of_top UNION ALL SELECT NULL, * FROM others) s LEFT JOIN ranked k ON k.place = s.place
    WHERE s.at IS NOT NULL AND s.many > 0 ORDER BY s.place NULLS LAST, s.at`;
  const series = new Map<number | null, { name: string | null; values: [string, DecimalText][] }>();
  for (const row of rows) {
    const one = series.get(row.place) ?? { name: row.place === null ? null : row.name, values: [] };
    one.values.push([row.at, decimal(row.value)]);
    series.set(row.place, one);
  }
  return [...series.values()];
}

function figuresOf({ unit, rows, billable, usage }: Omit<GroupRow, "name" | "total">) {
  return {
    unit,
    rows: Number(rows),
    billable: billable === null ? null : decimal(billable),
    usage: usage === null ? null : decimal(usage),
  };
}
