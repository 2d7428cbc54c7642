import "server-only";
import { enqueueJob } from "@/lib/db/job-queue";
import { noteReportFailed, noteReportRequested } from "@/lib/db/report-rows";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Performer } from "@/lib/operations/performer";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { loadReportStatus, requestUsageReport } from "@/lib/upstreams/here/usage-reports-api";

export interface UsageReportPayload {
  readonly reportId: string;
  readonly customerId: CustomerId | null;
  readonly request: UsageReportRequest;
}

/**
 * HERE knows no key by which a request could be recognised, so an answer that never came is not read back and not sent
 * again: a person decides, because a second request makes a second report (RELIABILITY.md 3.1).
 */
export const performRequestUsageReport: Performer<UsageReportPayload, { readonly hereId: string }> = {
  send: (clients, { request }, operationId) =>
    requestUsageReport(clients.here, {
      from: `${request.from}T00:00:00`,
      to: `${request.to}T00:00:00`,
      subAccounts: request.subAccounts,
      detailLevel: request.detailLevel,
      groupBy: request.groupBy,
      billingTag: request.billingTag,
      category: request.category,
      requestId: operationId,
    }),

  async adopt(clients, _payload, reference) {
    try {
      return { hereId: (await loadReportStatus(clients.here, reference)).hereId };
    } catch (error) {
      if (error instanceof UpstreamFailure && error.status === 404) return null;
      throw error;
    }
  },

  maybeOurs: () => false,

  describe: (_made, { reportId, customerId }) => ({ id: reportId, customerId }),

  async keep(db, { hereId }, { payload: { reportId }, at }) {
    await noteReportRequested(db, reportId, { hereId, at });
    await enqueueJob(db, { task: "watch-usage-report", payload: { reportId }, queue: null, key: `report:${reportId}` });
  },

  giveUp: (db, { reportId }, reason) =>
    noteReportFailed(db, reportId, reason === "rejected" ? "refused" : "unknown-outcome"),

  explain: (lines) => [{ code: "upstream-said", lines }],
};
