import { notThere, staffRoute } from "@/lib/auth/define-route";
import { RESULT_LINE_COLUMNS, resultLine } from "@/lib/domain/plans/plan-lines";
import { isId } from "@/lib/domain/values/record-id";
import { exportPlan } from "@/lib/services/plans/export-plan";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** What became of each step of a plan, as a file. */
export const GET = staffRoute("assignments:read", async ({ scope, params }) => {
  const whole = isId(params.planId) ? await exportPlan(scope, params.planId) : null;
  if (whole === null) return notThere();
  const lines = whole.results.map((result) => resultLine(result, whole.names));
  return csvDownload(`results-${whole.head.createdAt.slice(0, 10)}.csv`, csvText(RESULT_LINE_COLUMNS, lines));
});
