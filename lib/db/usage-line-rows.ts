import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { dayCondition, filteredItems, ofParts, placeOfPart, type UsageParts } from "@/lib/db/usage-filter-sql";
import { USAGE_FACT_NAMES, type UsageFact } from "@/lib/domain/usage/usage-columns";
import type { UsageExplorerQuery, UsageSort } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageLine } from "@/lib/domain/usage/usage-lines";
import { decimal } from "@/lib/domain/values/decimal-text";
import type { SortDirection } from "@/lib/domain/values/list-query";

export type UsageLineQuery = Pick<UsageExplorerQuery, "q" | "facts" | "from" | "to" | "sort" | "direction">;

interface LineRow extends Readonly<Record<(typeof USAGE_FACT_NAMES)[number], string>> {
  readonly part_id: string;
  readonly line: number;
  readonly moment: string | null;
  readonly extra: Record<string, string> | null;
  readonly billable_text: string | null;
  readonly usage_text: string | null;
}

const FACTS = Prisma.raw(USAGE_FACT_NAMES.map((fact) => `i.${fact}`).join(", "));

/** The bounds of an item's own rows by a figure or by time: an item's best row is where the order meets it first. */
const BOUNDS: Readonly<Partial<Record<UsageSort, Readonly<Record<SortDirection, string>>>>> = {
  at: { ascending: "first_at", descending: "last_at" },
  billable: { ascending: "least_billable", descending: "most_billable" },
  usage: { ascending: "least_usage", descending: "most_usage" },
};

/** One page of rows, at whatever depth. */
export async function listUsageLines(db: Db, { query, parts, skip, take }: Page): Promise<UsageLine[]> {
  const bound = BOUNDS[query.sort]?.[query.direction];
  const picked = bound ? byBound(bound, { query, parts, skip, take }) : byText({ query, parts, skip, take });
  const rows = await db.$queryRaw<LineRow[]>`
    WITH item AS (${filteredItems(query, parts, sortedFacts(query))}), ${picked}
    SELECT i.part_id::text, r.line, ${FACTS}, i.extra, trim_scale(r.billable)::text AS billable_text, trim_scale(r.usage)::text AS usage_text,
      to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS moment
    FROM page r JOIN usage_item i ON i.part_id = r.part_id AND i.id = r.item
    WHERE ${ofParts("i", parts)} ORDER BY r.place`;
  return rows.map(toLine);
}

function sortedFacts({ sort }: UsageLineQuery): UsageFact[] {
  return USAGE_FACT_NAMES.filter((fact) => fact === sort);
}

interface Page {
  readonly query: UsageLineQuery;
  readonly parts: UsageParts;
  readonly skip: number;
  readonly take: number;
}

/** Ordered by a text, or as in the file: counting rows item by item tells which few items a page is made of. */
function byText({ query, parts, skip, take }: Page): Prisma.Sql {
  const order = itemOrder("i", query, parts);
  return Prisma.sql`
    placed AS (SELECT i.part_id, i.id, i.rows, sum(i.rows) OVER (ORDER BY ${order}) - i.rows AS before FROM item i),
    near AS MATERIALIZED (SELECT * FROM placed WHERE before < ${skip + take} AND before + rows > ${skip}),
    page AS (
      SELECT r.*, n.before, row_number() OVER (ORDER BY n.before, r.line) AS place
      FROM near n JOIN usage_row r ON r.part_id = n.part_id AND r.item = n.id
      WHERE ${ofParts("r", parts)} AND ${dayCondition(query)}
      ORDER BY n.before, r.line OFFSET greatest(0, ${skip} - coalesce((SELECT min(before) FROM near), 0)) LIMIT ${take})`;
}

/**
 * Ordered by a figure: the first so many rows are among the first so many items by their own first row, since each of
 * those items has one that comes no later. So no index of the rows is needed, whatever is filtered.
 */
function byBound(bound: string, { query, parts, skip, take }: Page): Prisma.Sql {
  const way = Prisma.raw(query.direction === "descending" ? "DESC" : "ASC");
  const column = Prisma.raw(query.sort);
  const place = placeOfPart("r", parts);
  return Prisma.sql`
    near AS MATERIALIZED (
      SELECT i.part_id, i.id FROM item i
      ORDER BY ${Prisma.raw(`i.${bound}`)} ${way} NULLS LAST, ${placeOfPart("i", parts)}, i.id LIMIT ${skip + take}),
    page AS (
      SELECT r.*, row_number() OVER (ORDER BY r.${column} ${way} NULLS LAST, ${place}, r.item, r.line) AS place
      FROM near n JOIN usage_row r ON r.part_id = n.part_id AND r.item = n.id
      WHERE ${ofParts("r", parts)} AND ${dayCondition(query)}
      ORDER BY r.${column} ${way} NULLS LAST, ${place}, r.item, r.line OFFSET ${skip} LIMIT ${take})`;
}

/** Of the items, the last word being the file's own order. */
function itemOrder(alias: string, { sort, direction }: UsageLineQuery, parts: UsageParts): Prisma.Sql {
  const own = Prisma.sql`${placeOfPart(alias, parts)}, ${Prisma.raw(`${alias}.id`)}`;
  const fact = USAGE_FACT_NAMES.find((name) => name === sort);
  if (!fact) return own;
  return Prisma.sql`${Prisma.raw(`${alias}.${fact} COLLATE "C" ${direction === "descending" ? "DESC" : "ASC"}`)}, ${own}`;
}

function toLine(row: LineRow): UsageLine {
  return {
    key: `${row.part_id}-${row.line}`,
    at: row.moment,
    facts: Object.fromEntries(USAGE_FACT_NAMES.map((fact) => [fact, row[fact]])),
    extra: row.extra ?? {},
    billable: row.billable_text === null ? null : decimal(row.billable_text),
    usage: row.usage_text === null ? null : decimal(row.usage_text),
  };
}
