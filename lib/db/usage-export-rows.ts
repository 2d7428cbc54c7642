import "server-only";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { copiedTexts } from "@/lib/db/copied-texts";
import { Prisma } from "@/lib/db/generated/client";
import { rawTransaction } from "@/lib/db/raw-transaction";
import { dayCondition, itemCondition, ofParts, placeOfPart, type UsageParts } from "@/lib/db/usage-filter-sql";
import { type GroupQuery, groupOrder, groupsSql, hasBit, momentText } from "@/lib/db/usage-group-rows";
import type { UsageLineQuery } from "@/lib/db/usage-line-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { USAGE_FACT_NAMES, type UsageFact } from "@/lib/domain/usage/usage-columns";

type Scope = StaffScope | ViewerScope;

/** Hands over the texts that the statements give, one a row, each piece when the one before has been taken. */
export function copyOut(
  scope: Scope,
  statements: readonly Prisma.Sql[],
  take: (piece: Buffer) => Promise<void>,
): Promise<void> {
  return rawTransaction(scope, async (client) => {
    for (const statement of statements) {
      const textsIn = copiedTexts();
      for await (const piece of client.query(copyTo(`COPY (${inlined(statement)}) TO STDOUT (FORMAT binary)`))) {
        const texts = textsIn(piece);
        if (texts.length > 0) await take(texts);
      }
    }
  });
}

/** COPY takes no parameters. */
function inlined({ strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, at) => text + literal(values[at - 1]) + part);
}

function literal(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return pg.escapeLiteral(value);
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(",")}}`);
  throw new Error("Nothing that a report is asked for by");
}

export interface RowExport {
  readonly query: UsageLineQuery;
  readonly parts: UsageParts;
  readonly facts: readonly UsageFact[];
  readonly unknown: readonly string[];
  readonly hasUsage: boolean;
}

/** In the file's own order part after part, so that the first rows leave before the last are looked for. */
export function rowExportSql(asked: RowExport): Prisma.Sql[] {
  const { query, parts } = asked;
  if (query.sort === "at" || query.sort === "billable" || query.sort === "usage")
    return [byFigureSql(asked, query.sort)];
  return query.sort === "file" ? parts.map((part) => byItemSql({ ...asked, parts: [part] })) : [byItemSql(asked)];
}

/** So many bits of a line's number do not part the rows of an item that leave together, which bounds how long they are. */
const BLOCK_BITS = 16;

/** Item by item: an item's texts are written once, and its rows leave together. */
function byItemSql(asked: RowExport): Prisma.Sql {
  const { query, parts } = asked;
  const fact = USAGE_FACT_NAMES.find((name) => name === query.sort);
  const keys = [
    ...(fact ? [Prisma.sql`${Prisma.raw(`i.${fact} COLLATE "C"`)} AS sorted`] : []),
    ...(parts.length > 1 ? [Prisma.sql`${placeOfPart("i", parts)} AS place`] : []),
  ];
  const way = query.direction === "descending" ? "DESC" : "ASC";
  const order = Prisma.raw(
    [...(fact ? [`sorted ${way}`] : []), ...(parts.length > 1 ? ["place"] : []), "id"].join(", "),
  );
  return Prisma.sql`
    WITH moment AS MATERIALIZED (${momentsSql(parts)})
    SELECT b.lines FROM (
      SELECT ${Prisma.join([...keys, Prisma.raw("i.part_id"), Prisma.raw("i.id")])}, ${textsOf(asked)} AS texts
      FROM usage_item i WHERE ${itemCondition(query, parts)} ORDER BY ${order} OFFSET 0) i
    CROSS JOIN LATERAL (
      SELECT r.line >> ${BLOCK_BITS} AS block, string_agg(${lineOf(asked)}, '' ORDER BY r.line) AS lines
      FROM usage_row r LEFT JOIN moment m ON m.at = r.at
      WHERE r.part_id = i.part_id AND r.item = i.id AND ${ofParts("r", parts)} AND ${dayCondition(query)} GROUP BY 1) b
    ORDER BY ${order}, block`;
}

function byFigureSql(asked: RowExport, figure: "at" | "billable" | "usage"): Prisma.Sql {
  const { query, parts } = asked;
  const way = Prisma.raw(`r.${figure} ${query.direction === "descending" ? "DESC" : "ASC"} NULLS LAST`);
  return Prisma.sql`
    WITH moment AS MATERIALIZED (${momentsSql(parts)}),
    item AS MATERIALIZED (SELECT i.part_id, i.id, ${textsOf(asked)} AS texts FROM usage_item i WHERE ${itemCondition(query, parts)})
    SELECT ${lineOf(asked)} FROM usage_row r JOIN item i ON i.part_id = r.part_id AND i.id = r.item LEFT JOIN moment m ON m.at = r.at
    WHERE ${ofParts("r", parts)} AND ${dayCondition(query)} ORDER BY ${way}, ${placeOfPart("r", parts)}, r.item, r.line`;
}

/** Each moment's text once: there are few of them, and a row's is looked up. */
function momentsSql(parts: UsageParts): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT s.at, ${momentText("s.at")} AS text FROM usage_sum s WHERE ${ofParts("s", parts)}`;
}

/** A row's line: its moment, its item's cells and its amounts. */
function lineOf({ hasUsage }: RowExport): Prisma.Sql {
  const usage = Prisma.raw(hasUsage ? " || ',' || coalesce(r.usage::text, '')" : "");
  return Prisma.sql`coalesce(m.text, ${momentText("r.at")}, '') || (i.texts || (',' || coalesce(r.billable::text, '')${usage} || E'\\n'))`;
}

const UNKNOWN_BIT = 1 << USAGE_FACT_NAMES.length;

/** The cells of an item's texts, each after its comma. */
function textsOf({ facts, unknown }: RowExport): Prisma.Sql {
  const cells = [
    ...facts.map((fact) => cellOf(Prisma.raw(`i.${fact}`), hasBit(fact))),
    ...unknown.map((name) => cellOf(Prisma.sql`(i.extra->>${name})`, Prisma.sql`i.formulas & ${UNKNOWN_BIT} <> 0`)),
  ];
  return cells.length === 0 ? Prisma.sql`''` : Prisma.sql`',' || concat_ws(',', ${Prisma.join(cells)})`;
}

/** What a spreadsheet would take for a formula was found when the row was kept. */
function cellOf(text: Prisma.Sql, isFormula: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`concat('"', CASE WHEN ${isFormula} THEN '''' END, replace(${text}, '"', '""'), '"')`;
}

export function groupExportSql(query: GroupQuery & { readonly hasUsage: boolean }): Prisma.Sql[] {
  const cells = [
    query.group === "at" ? Prisma.sql`coalesce(name, '')` : cellOf(Prisma.sql`name`, Prisma.sql`is_formula`),
    cellOf(Prisma.sql`unit`, Prisma.sql`unit_is_formula`),
    Prisma.sql`rows`,
    Prisma.sql`coalesce(billable::text, '')`,
    ...(query.hasUsage ? [Prisma.sql`coalesce(usage::text, '')`] : []),
  ];
  return [
    Prisma.sql`SELECT concat_ws(',', ${Prisma.join(cells)}) || E'\\n' FROM (${groupsSql(query)}) g ORDER BY ${groupOrder(query)}`,
  ];
}
