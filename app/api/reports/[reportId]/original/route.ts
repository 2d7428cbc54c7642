import { Readable } from "node:stream";
import { anyRoute, notThere } from "@/lib/auth/define-route";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { isId } from "@/lib/domain/values/record-id";
import { openOriginalReport } from "@/lib/services/usage/open-usage-report";
import { downloadHeaders } from "@/lib/support/download-headers";

/** A kept report byte for byte as HERE sent it, streamed. */
export const GET = anyRoute("usage:read", async ({ scope, params }) => {
  const opened = isId(params.reportId) ? await openOriginalReport(scope, params.reportId) : null;
  if (opened?.report.progress.at !== "ready") return notThere();
  const headers = downloadHeaders({
    name: reportFileName(opened.report, "csv.gz"),
    type: "application/gzip",
    bytes: opened.report.progress.bytes,
  });
  return new Response(Readable.toWeb(opened.stream) as ReadableStream, { headers });
});
