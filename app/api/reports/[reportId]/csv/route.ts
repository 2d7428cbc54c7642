import { Readable } from "node:stream";
import { anyRoute, notThere } from "@/lib/auth/define-route";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { isId } from "@/lib/domain/values/record-id";
import { keptParts } from "@/lib/services/usage/explore-usage";
import { exportUsage } from "@/lib/services/usage/export-usage";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";
import { openCsvReport } from "@/lib/services/usage/open-usage-report";
import { byteStream } from "@/lib/support/byte-stream";
import { downloadHeaders } from "@/lib/support/download-headers";

/** What is shown of a report for a spreadsheet, streamed: same filters, same order, all pages. */
export const GET = anyRoute("usage:read", async ({ scope, params, search }) => {
  const report = isId(params.reportId) ? await loadUsageReport(scope, params.reportId) : null;
  if (report?.progress.at !== "ready") return notThere();
  const headers = downloadHeaders({ name: reportFileName(report, "csv"), type: "text/csv; charset=utf-8" });
  if (keptParts(report).length > 0) {
    const query = usageExplorerQuery(search);
    return new Response(
      byteStream((take) => exportUsage(scope, { report, query }, take)),
      { headers },
    );
  }
  const opened = await openCsvReport(scope, report.id);
  return opened ? new Response(Readable.toWeb(opened.stream) as ReadableStream, { headers }) : notThere();
});
