import { Readable } from "node:stream";
import { anyRoute, notThere } from "@/lib/auth/define-route";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { isId } from "@/lib/domain/values/record-id";
import { openCsvReport } from "@/lib/services/usage/open-usage-report";
import { downloadHeaders } from "@/lib/support/download-headers";

/** A kept report for a spreadsheet, streamed. */
export const GET = anyRoute("usage:read", async ({ scope, params }) => {
  const opened = isId(params.reportId) ? await openCsvReport(scope, params.reportId) : null;
  if (!opened) return notThere();
  const headers = downloadHeaders({ name: reportFileName(opened.report, "csv"), type: "text/csv; charset=utf-8" });
  return new Response(Readable.toWeb(opened.stream) as ReadableStream, { headers });
});
