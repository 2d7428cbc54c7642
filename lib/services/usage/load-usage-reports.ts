import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { countUsageReports, findUsageReport, listUsageReports } from "@/lib/db/report-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { UsageReport, UsageReportView } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

export interface UsageReportPage {
  readonly reports: readonly UsageReportView[];
  readonly total: number;
}

/** Newest first; of one customer, or of all; a page past the end is the last. A viewer gets its own whatever is asked. */
export async function loadUsageReports(
  scope: StaffScope | ViewerScope,
  { customer, page, per }: { customer: CustomerId | null; page: number; per: number },
): Promise<UsageReportPage> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  const whose = scope.kind === "viewer" ? scope.customerId : customer;
  return withScope(scope, async (db) => {
    const total = await countUsageReports(db, whose);
    const skip = Math.min(page - 1, Math.max(0, Math.ceil(total / per) - 1)) * per;
    return { reports: await toViews(db, await listUsageReports(db, { customer: whose, skip, take: per })), total };
  });
}

/** Null when there is no such report, or none this scope may know of. */
export async function loadUsageReport(scope: StaffScope | ViewerScope, id: string): Promise<UsageReportView | null> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  return withScope(scope, async (db) => {
    const report = await findUsageReport(db, id);
    if (!report || (scope.kind === "viewer" && report.customerId !== scope.customerId)) return null;
    const [view] = await toViews(db, [report]);
    return view ?? null;
  });
}

async function toViews(db: Db, reports: readonly UsageReport[]): Promise<UsageReportView[]> {
  const names = await nameCustomers(db, [...new Set(reports.flatMap((report) => report.customerId ?? []))]);
  return reports.map((report) => ({ ...report, customerName: names.get(report.customerId ?? "") ?? null }));
}
