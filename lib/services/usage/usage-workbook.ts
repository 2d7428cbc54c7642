import "server-only";
import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { withScope } from "@/lib/db/client";
import { listUsageGroups, listUsageUnits } from "@/lib/db/usage-group-rows";
import { listUsageLines } from "@/lib/db/usage-line-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CostedGroup } from "@/lib/domain/usage/costed-group";
import type { UsageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";
import { WORKBOOK_ROWS_MAX } from "@/lib/domain/usage/workbook-rows";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand } from "@/lib/services/access/permit";
import { costedGroups } from "@/lib/services/usage/costed-groups";
import { factsOf, groupQuery, hasUsageValues, keptParts } from "@/lib/services/usage/explore-usage";
import { groupCells, usageExportColumns } from "@/lib/services/usage/export-usage";

export interface WorkbookTooLarge {
  readonly code: "too-many-rows";
  readonly rows: number;
  readonly most: number;
}

type Cell = string | number | null;

/** What is shown as a workbook, all pages of it; its texts are texts, whatever they begin with. */
export async function usageWorkbook(
  scope: StaffScope | ViewerScope,
  { report, query }: { report: UsageReportView; query: UsageExplorerQuery },
): Promise<Result<Buffer, WorkbookTooLarge>> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const costed = scope.kind === "viewer" ? null : await costedGroups(scope, { report, query, most: WORKBOOK_ROWS_MAX });
  const { total, rows } = costed ? costedRows(costed, report) : await sheetRows(scope, report, query);
  if (total > WORKBOOK_ROWS_MAX) return refuse({ code: "too-many-rows", rows: total, most: WORKBOOK_ROWS_MAX });
  const head = usageExportColumns(report, query, costed !== null).map((value) => ({
    value,
    fontWeight: "bold" as const,
  }));
  const data: SheetData = [head, ...rows.map((cells) => cells.map((value) => value))];
  return ok(await writeExcelFile(data, { sheet: "Usage", stickyRowsCount: 1 }).toBuffer());
}

function costedRows({ total, lines }: { total: number; lines: readonly CostedGroup[] }, report: UsageReportView) {
  const figures = ({ billable, usage, cost }: CostedGroup) => ({
    billable: figure(billable),
    usage: figure(usage),
    cost: figure(cost),
  });
  const hasUsage = hasUsageValues(report);
  return { total, rows: lines.map((line): Cell[] => groupCells({ ...line, ...figures(line) }, hasUsage)) };
}

async function sheetRows(
  scope: StaffScope | ViewerScope,
  report: UsageReportView,
  query: UsageExplorerQuery,
): Promise<{ total: number; rows: Cell[][] }> {
  const parts = keptParts(report);
  const usage = (value: DecimalText | null) => (hasUsageValues(report) ? [figure(value)] : []);
  const page = { skip: 0, take: WORKBOOK_ROWS_MAX };
  return withScope(scope, async (db) => {
    if (query.view === "groups") {
      const { lines, total } = await listUsageGroups(db, groupQuery(query, parts), page);
      return {
        total,
        rows: lines.map((line) => [line.name, line.unit, line.rows, figure(line.billable), ...usage(line.usage)]),
      };
    }
    const units = await listUsageUnits(db, query, parts);
    const total = units.reduce((sum, unit) => sum + unit.rows, 0);
    if (total > WORKBOOK_ROWS_MAX) return { total, rows: [] };
    const lines = await listUsageLines(db, { query, parts, ...page });
    const facts = factsOf(report);
    const unknown = usageExportColumns(report, query, false).slice(1 + facts.length, hasUsageValues(report) ? -2 : -1);
    const rows = lines.map((line) => [
      line.at,
      ...facts.map((fact) => line.facts[fact] ?? null),
      ...unknown.map((name) => line.extra[name] ?? null),
      figure(line.billable),
      ...usage(line.usage),
    ]);
    return { total, rows };
  });
}

const MOST_EXACT_DIGITS = 15;

/** A workbook's numbers have fifteen digits; one with more stays exact as a text. */
function figure(value: DecimalText | null): Cell {
  if (value === null) return null;
  return value.replace(/\D/g, "").length > MOST_EXACT_DIGITS ? value : Number(value);
}
