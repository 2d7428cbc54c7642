import "server-only";
import { withScope } from "@/lib/db/client";
import { findUsageReport, noteReportFailed, noteReportPolled } from "@/lib/db/report-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { nextPollInMs, type UsageReport } from "@/lib/domain/usage/usage-report";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { keepUsageReport, UnreadableReport } from "@/lib/services/usage/keep-usage-report";
import { now } from "@/lib/support/clock";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { loadReportStatus } from "@/lib/upstreams/here/usage-reports-api";

/** Looks once how a requested report fares and keeps it when it is done. Answers in how long to look again, or null. */
export async function watchUsageReport(scope: SystemScope, reportId: string): Promise<number | null> {
  const report = await withScope(scope, (db) => findUsageReport(db, reportId));
  if (!report) return null;
  if (report.progress.at !== "requested" && report.progress.at !== "keeping") return null;
  try {
    return await look(scope, report, report.progress.hereId);
  } catch (error) {
    if (error instanceof UnreadableReport) return fetchOnceMore(scope, report, error);
    if (!(error instanceof UpstreamFailure)) throw error;
    return lookAgain(scope, report);
  }
}

/** A file may be damaged on its way, so one that is no report is fetched a second time before that is its end. */
async function fetchOnceMore(scope: SystemScope, report: UsageReport, fault: UnreadableReport): Promise<number | null> {
  if (!fault.tooLarge && report.progress.at === "requested") return lookAgain(scope, report);
  await withScope(scope, (db) => noteReportFailed(db, report.id, fault.tooLarge ? "too-large" : "unreadable"));
  return null;
}

async function look(scope: SystemScope, report: UsageReport, hereId: string): Promise<number | null> {
  const { state } = await loadReportStatus(upstreamClients(scope).here, hereId);
  switch (state) {
    case "completed":
      await keepUsageReport(scope, { id: report.id, customerId: report.customerId, hereId });
      return null;
    case "failed":
      await withScope(scope, (db) => noteReportFailed(db, report.id, "upstream-failed"));
      return null;
    case "archived":
      await withScope(scope, (db) => noteReportFailed(db, report.id, "archived"));
      return null;
    default:
      return lookAgain(scope, report);
  }
}

async function lookAgain(scope: SystemScope, report: UsageReport): Promise<number | null> {
  await withScope(scope, (db) => noteReportPolled(db, report.id));
  const wait = nextPollInMs(report.polls, now().getTime() - Date.parse(report.createdAt));
  if (wait === null) await withScope(scope, (db) => noteReportFailed(db, report.id, "gave-up"));
  return wait;
}
