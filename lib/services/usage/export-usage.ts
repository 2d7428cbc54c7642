import "server-only";
import { copyOut, groupExportSql, rowExportSql } from "@/lib/db/usage-export-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { COST_COLUMNS, type CostedGroup } from "@/lib/domain/usage/costed-group";
import { USAGE_FACTS, unknownFields, usageFieldOf } from "@/lib/domain/usage/usage-columns";
import type { UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { REPORT_ROW_CAP, type UsageReportView } from "@/lib/domain/usage/usage-report";
import { demand } from "@/lib/services/access/permit";
import { costedGroups } from "@/lib/services/usage/costed-groups";
import { factsOf, groupQuery, hasUsageValues, keptParts } from "@/lib/services/usage/explore-usage";
import { csvLines } from "@/lib/support/csv-text";

/** What is shown, all pages of it, in the same order: its head at once, and never more of it in memory than one piece. */
export async function exportUsage(
  scope: StaffScope | ViewerScope,
  { report, query }: { report: UsageReportView; query: UsageExplorerQuery },
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const costed = scope.kind === "viewer" ? null : await costedGroups(scope, { report, query, most: MOST_GROUPS });
  if (costed) return takeGroups(costed.lines, usageExportColumns(report, query, true), take);
  const parts = keptParts(report);
  // COPY ends its lines so, and readers take the first line's end for that of all.
  await take(Buffer.from(csvLines([usageExportColumns(report, query, false)]).replace("\r\n", "\n")));
  const hasUsage = hasUsageValues(report);
  const statements =
    query.view === "groups"
      ? groupExportSql({ ...groupQuery(query, parts), hasUsage })
      : rowExportSql({ query, parts, facts: factsOf(report), unknown: unknownOf(report), hasUsage });
  await copyOut(scope, statements, take);
}

function unknownOf(report: UsageReportView): string[] {
  return unknownFields(report.parts.flatMap(({ columns }) => columns));
}

/** No more than a report has rows. */
const MOST_GROUPS = REPORT_ROW_CAP * 100;
const LINES_AT_ONCE = 1_000;

async function takeGroups(
  groups: readonly CostedGroup[],
  columns: readonly string[],
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const hasUsage = columns.includes("usageValue");
  await take(Buffer.from(csvLines([columns])));
  for (let at = 0; at < groups.length; at += LINES_AT_ONCE) {
    const lines = groups.slice(at, at + LINES_AT_ONCE).map((group) => groupCells(group, hasUsage));
    await take(Buffer.from(csvLines(lines.map((cells) => cells.map((cell) => String(cell ?? ""))))));
  }
}

/** In the order of the columns of a file with costs. */
export function groupCells<Figure>(
  group: Record<"billable" | "usage" | "cost", Figure> & Omit<CostedGroup, "billable" | "usage" | "cost">,
  hasUsage: boolean,
) {
  const { name, unit, rows, billable, usage, cost, currency, computed } = group;
  return [name, unit, rows, billable, ...(hasUsage ? [usage] : []), cost, currency, computed];
}

/** Under HERE's own names, so that a line can be found again in its file. Times are UTC and say so. */
export function usageExportColumns(report: UsageReportView, query: UsageExplorerQuery, hasCost: boolean): string[] {
  const usage = hasUsageValues(report) ? ["usageValue"] : [];
  const cost = hasCost ? COST_COLUMNS : [];
  if (query.view === "groups")
    return [usageFieldOf(query.group), USAGE_FACTS.unit, "rows", "billableValue", ...usage, ...cost];
  const facts = factsOf(report).map((fact) => USAGE_FACTS[fact]);
  return ["usageDateTime", ...facts, ...unknownOf(report), "billableValue", ...usage];
}
