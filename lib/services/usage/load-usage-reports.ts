import "server-only";
import { withScope } from "@/lib/db/client";
import { countUsageReports, findUsageReport, listUsageReports } from "@/lib/db/report-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { UsageReport } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

export interface UsageReportPage {
  readonly reports: readonly UsageReport[];
  readonly total: number;
}

/** Newest first; of one customer, or of all. A viewer gets its own whatever is asked. */
export async function loadUsageReports(
  scope: StaffScope | ViewerScope,
  { customer, page, per }: { customer: CustomerId | null; page: number; per: number },
): Promise<UsageReportPage> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const whose = scope.kind === "viewer" ? scope.customerId : customer;
  return withScope(scope, async (db) => ({
    reports: await listUsageReports(db, { customer: whose, skip: (page - 1) * per, take: per }),
    total: await countUsageReports(db, whose),
  }));
}

/** Null when there is no such report, or none this scope may know of. */
export async function loadUsageReport(scope: StaffScope | ViewerScope, id: string): Promise<UsageReport | null> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const report = await withScope(scope, (db) => findUsageReport(db, id));
  if (!report) return null;
  return scope.kind === "viewer" && report.customerId !== scope.customerId ? null : report;
}
