import { notThere, staffRoute } from "@/lib/auth/define-route";
import { PLAN_LINE_COLUMNS, planLines } from "@/lib/domain/plans/plan-lines";
import { isId } from "@/lib/domain/values/record-id";
import { exportPlan } from "@/lib/services/plans/export-plan";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** A plan as a file: every step, what is refused and what stays as it is. */
export const GET = staffRoute("assignments:read", async ({ scope, params }) => {
  const whole = isId(params.planId) ? await exportPlan(scope, params.planId) : null;
  if (whole === null) return notThere();
  return csvDownload(
    `plan-${whole.head.createdAt.slice(0, 10)}.csv`,
    csvText(PLAN_LINE_COLUMNS, planLines(whole.plan, whole.names)),
  );
});
