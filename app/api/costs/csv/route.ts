import { notThere, staffRoute } from "@/lib/auth/define-route";
import { COST_LINE_COLUMNS, costLines } from "@/lib/domain/costs/cost-lines";
import { costRange, newestMonths } from "@/lib/domain/costs/cost-range";
import { loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { now } from "@/lib/support/clock";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** The partner's own monthly cost by service, exact, for the months asked for. */
export const GET = staffRoute("costs:read", async ({ scope, search }) => {
  const costs = await loadPartnerCostHistory(scope);
  if (costs.state === "absent") return notThere();
  const range = costRange(search);
  const lines = costLines(newestMonths(costs.value, range), now());
  return csvDownload(`costs-partner-${range}-months.csv`, csvText(COST_LINE_COLUMNS, lines));
});
