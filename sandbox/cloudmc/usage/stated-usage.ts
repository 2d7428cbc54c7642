import { Decimal } from "decimal.js";
import type { CatalogProduct, ProductFilter } from "../pricing/pricing-rows";
import type { UsageRow } from "./usage-rows";
import type { UsageFilter, UsageSpan } from "./usage-span";

type Test = (found: string, wanted: string) => boolean;

const OPERATORS: Record<string, Test> = {
  EQUAL: (found, wanted) => found === wanted,
  NOT_EQUAL: (found, wanted) => found !== wanted,
  CONTAINS: (found, wanted) => found.includes(wanted),
  STARTS_WITH: (found, wanted) => found.startsWith(wanted),
  ENDS_WITH: (found, wanted) => found.endsWith(wanted),
  LESS_THAN: (found, wanted) => Number(found) < Number(wanted),
  LESS_OR_EQUAL_THAN: (found, wanted) => Number(found) <= Number(wanted),
  BIGGER_THAN: (found, wanted) => Number(found) > Number(wanted),
  BIGGER_OR_EQUAL_THAN: (found, wanted) => Number(found) >= Number(wanted),
};

/** Patterns and expressions are kept and shown, never run: they come from whoever made the catalog. */
function passes(filter: ProductFilter, fields: Record<string, string>): boolean {
  const test = OPERATORS[filter.operator ?? ""];
  return test === undefined || test(fields[filter.field ?? ""] ?? "", filter.value ?? "");
}

export function countsFor(row: UsageRow, product: CatalogProduct): boolean {
  if (row.sku !== undefined) return row.sku === product.sku;
  return (
    row.usageType === product.source && (product.filters ?? []).every((filter) => passes(filter, row.fields ?? {}))
  );
}

function isAsked(row: UsageRow, { connectionId, environmentId }: UsageFilter): boolean {
  return (
    (connectionId === null || row.connectionId === connectionId) &&
    (environmentId === null || row.environmentId === environmentId)
  );
}

/** A record belongs to where it starts; with a limit it must also have ended by then. */
function liesWithin(row: UsageRow, { fromMs, toMs, endsByMs }: UsageSpan): boolean {
  const startMs = Date.parse(row.startDate);
  return startMs >= fromMs && startMs < toMs && (endsByMs === undefined || Date.parse(row.endDate) <= endsByMs);
}

export function statedUsage(
  rows: readonly UsageRow[],
  product: CatalogProduct,
  asked: { filter: UsageFilter; span: UsageSpan },
): Decimal {
  return rows
    .filter((row) => countsFor(row, product) && isAsked(row, asked.filter) && liesWithin(row, asked.span))
    .reduce((sum, row) => sum.plus(row.usage), new Decimal(0));
}
