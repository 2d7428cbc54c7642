import { anyRoute, notThere } from "@/lib/auth/define-route";
import { COST_LINE_COLUMNS, costLines } from "@/lib/domain/costs/cost-lines";
import { costRange, newestMonths } from "@/lib/domain/costs/cost-range";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCostHistory } from "@/lib/services/costs/load-cost-history";
import { receiptOf } from "@/lib/services/costs/receipt-of";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** A customer's monthly cost by service, exact, for the months asked for, each figure with its receipt. */
export const GET = anyRoute("costs:read", async ({ scope, params, search }) => {
  const id = parseCustomerId(params.customerId ?? "");
  if (id === null || !(await loadCustomer(scope, id))) return notThere();
  const costs = await loadCostHistory(scope, id);
  if (costs.state === "absent") return notThere();
  const range = costRange(search);
  const shown = newestMonths(costs.value, range);
  const lines = costLines(shown, await receiptOf(scope, [...new Set(shown.readings.flat())]));
  return csvDownload(`costs-${id}-${range}-months.csv`, csvText(COST_LINE_COLUMNS, lines));
});
