import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { countUsageReports, findUsageReport, listUsageReports } from "@/lib/db/report-rows";
import { countReportsOf, findReportShare, listReportsOf } from "@/lib/db/usage-share-rows";
import { mapRealmHolders } from "@/lib/db/vendor-link-rows";
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
  const own = scope.kind === "viewer" ? scope.customerId : null;
  return withScope(scope, async (db) => {
    const total = await (own === null ? countUsageReports(db, customer) : countReportsOf(db, own));
    const skip = Math.min(page - 1, Math.max(0, Math.ceil(total / per) - 1)) * per;
    const reports = await (own === null
      ? listUsageReports(db, { customer, skip, take: per })
      : listReportsOf(db, { customer: own, skip, take: per }));
    return { reports: await toViews(db, reports), total };
  });
}

/** Null when there is no such report, or none this scope may know of. */
export async function loadUsageReport(scope: StaffScope | ViewerScope, id: string): Promise<UsageReportView | null> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "usage:read");
  return withScope(scope, async (db) => {
    const report = await (scope.kind === "viewer" ? reportOf(db, id, scope.customerId) : findUsageReport(db, id));
    const [view] = await toViews(db, report ? [report] : []);
    return view ?? null;
  });
}

async function reportOf(db: Db, id: string, customer: CustomerId): Promise<UsageReport | null> {
  const report = await findUsageReport(db, id);
  return report?.customerId === customer ? report : findReportShare(db, id, customer);
}

async function toViews(db: Db, reports: readonly UsageReport[]): Promise<UsageReportView[]> {
  const names = await nameCustomers(db, [...new Set(reports.flatMap((report) => report.customerId ?? []))]);
  const holders = await mapRealmHolders(db, [...new Set(reports.flatMap(({ request }) => request.subAccounts))]);
  return reports.map((report) => ({
    ...report,
    customerName: names.get(report.customerId ?? "") ?? null,
    subjects: report.request.subAccounts.map((realm) => ({
      realm,
      customerId: holders.get(realm)?.id ?? null,
      name: holders.get(realm)?.name ?? null,
    })),
  }));
}
