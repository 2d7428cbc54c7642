import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import {
  type GroupSort,
  listUsageChoices,
  listUsageGroups,
  listUsageSeries,
  listUsageUnits,
} from "@/lib/db/usage-group-rows";
import { listUsageLines } from "@/lib/db/usage-line-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { wholeParts } from "@/lib/domain/usage/join-parts";
import { USAGE_FACT_NAMES, USAGE_FACTS, type UsageFact } from "@/lib/domain/usage/usage-columns";
import type { UsageExplorerQuery, UsageSort } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { demand } from "@/lib/services/access/permit";
import { costUsage } from "@/lib/services/usage/cost-usage";

/** Columns with few texts, which a menu can offer. */
const CHOICE_FACTS = ["category", "name", "billing_tag"] as const satisfies readonly UsageFact[];
const MOST_CHOICES = 30;
/** As many as a chart tells apart. */
const TOP = 7;

/** The parts of a finished report whose rows are kept, in the order of time. */
export function keptParts(report: UsageReportView): string[] {
  if (report.progress.at !== "ready") return [];
  return wholeParts(report.parts).flatMap(({ id, columns }) => (columns.length > 0 ? [id] : []));
}

/** The columns that the files have, in the order they are kept. */
export function factsOf(report: UsageReportView): UsageFact[] {
  const fields = new Set(report.parts.flatMap(({ columns }) => columns));
  return USAGE_FACT_NAMES.filter((fact) => fields.has(USAGE_FACTS[fact]));
}

export function hasUsageValues(report: UsageReportView): boolean {
  return report.parts.some(({ columns }) => columns.includes("usageValue"));
}

/** One page of a report's rows or groups; of a viewer, whatever the report covers, its own. */
export async function exploreUsage(
  scope: StaffScope | ViewerScope,
  report: UsageReportView,
  query: UsageExplorerQuery,
): Promise<UsageExplored> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const parts = keptParts(report);
  const facts = factsOf(report);
  return withScope(scope, async (db) => {
    const { q, from, to } = query;
    const asked = CHOICE_FACTS.filter((fact) => facts.includes(fact));
    const [choices, units, listed] = await Promise.all([
      choicesOf([ownerIn(scope), parts], () => listUsageChoices(db, { parts, facts: asked, most: MOST_CHOICES })),
      unitsOf([ownerIn(scope), parts, q, query.facts, from, to], () => listUsageUnits(db, query, parts)),
      query.view === "rows" ? rowsIn(db, query, parts) : groupsIn(db, query, parts),
    ]);
    const rows = units.reduce((sum, unit) => sum + unit.rows, 0);
    const unit = (units.find((one) => one.unit === query.unit) ?? units[0])?.unit ?? null;
    const cost = scope.kind === "staff" ? await costUsage(db, { report, query, parts }) : null;
    const isDrawn = query.view === "groups" && report.request.detailLevel !== "summarized" && unit !== null;
    const question = { filter: query, parts, group: query.group, measure: query.measure, unit: unit ?? "", top: TOP };
    const series = isDrawn ? await listUsageSeries(db, question) : [];
    const told = {
      facts,
      hasUsage: hasUsageValues(report),
      isOfMany: scope.kind === "staff" && report.subjects.length > 1,
    };
    return { ...told, units, choices, cost, total: rows, ...listed, unit: isDrawn ? unit : null, series };
  });
}

type Listed = Pick<UsageExplored, "lines" | "groups"> & Partial<Pick<UsageExplored, "total">>;

async function rowsIn(db: Db, query: UsageExplorerQuery, parts: readonly string[]): Promise<Listed> {
  return { lines: await listUsageLines(db, { query, parts, ...pageOf(query) }), groups: [] };
}

async function groupsIn(db: Db, query: UsageExplorerQuery, parts: readonly string[]): Promise<Listed> {
  const { lines, total } = await listUsageGroups(db, groupQuery(query, parts), pageOf(query));
  return { groups: lines, total, lines: [] };
}

function pageOf({ page, per }: UsageExplorerQuery) {
  return { skip: (page - 1) * per, take: per };
}

/** Whose rows are seen. */
function ownerIn(scope: StaffScope | ViewerScope): string {
  return scope.kind === "viewer" ? scope.customerId : "";
}

const MOST_REMEMBERED = 500;

/** Kept parts never change, so what is the same on each of their pages is worked out once. */
function remembered<T>(): (of: readonly unknown[], find: () => Promise<T>) => Promise<T> {
  const found = new Map<string, T>();
  return async (of, find) => {
    const key = JSON.stringify(of);
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = await find();
    if (found.size >= MOST_REMEMBERED) found.clear();
    found.set(key, made);
    return made;
  };
}

const choicesOf = remembered<UsageExplored["choices"]>();
const unitsOf = remembered<UsageExplored["units"]>();

const GROUP_SORT: Readonly<Partial<Record<UsageSort, GroupSort>>> = {
  unit: "unit",
  billable: "billable",
  usage: "usage",
};

export function groupQuery(query: UsageExplorerQuery, parts: readonly string[]) {
  const sort = query.sort === query.group ? "group" : (GROUP_SORT[query.sort] ?? "rows");
  const direction = query.sort === "file" ? "descending" : query.direction;
  return { filter: query, parts, group: query.group, sort, direction } as const;
}
