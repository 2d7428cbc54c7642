import { anyRoute, notThere } from "@/lib/auth/define-route";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { isId } from "@/lib/domain/values/record-id";
import { keptParts } from "@/lib/services/usage/explore-usage";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";
import { usageWorkbook } from "@/lib/services/usage/usage-workbook";
import { downloadHeaders } from "@/lib/support/download-headers";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is shown of a report as a workbook, while it is small enough for one. */
export const GET = anyRoute("usage:read", async ({ scope, params, search }) => {
  const report = isId(params.reportId) ? await loadUsageReport(scope, params.reportId) : null;
  if (!report || keptParts(report).length === 0) return notThere();
  const made = await usageWorkbook(scope, { report, query: usageExplorerQuery(search) });
  if (!made.ok) return Response.json(made.refusal, { status: 422 });
  const headers = downloadHeaders({ name: reportFileName(report, "xlsx"), type: TYPE, bytes: made.value.length });
  return new Response(new Uint8Array(made.value), { headers });
});
