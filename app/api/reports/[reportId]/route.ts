import { anyRoute, notThere } from "@/lib/auth/define-route";
import { isId } from "@/lib/domain/values/record-id";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export const GET = anyRoute("usage:read", async ({ scope, params }) => {
  const report = isId(params.reportId) ? await loadUsageReport(scope, params.reportId) : null;
  return report ? Response.json(report) : notThere();
});
