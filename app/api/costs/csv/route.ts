import { notThere, staffRoute } from "@/lib/auth/define-route";
import { CHART_LINE_COLUMNS, chartLines } from "@/lib/domain/costs/chart-lines";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { exploreCosts } from "@/lib/services/costs/explore-costs";
import { receiptOf } from "@/lib/services/costs/receipt-of";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** What the cost explorer shows at the same address, exact, each figure with its receipt. */
export const GET = staffRoute("costs:read", async ({ scope, search }) => {
  const named = search.get("customer");
  const customer = named === null ? null : parseCustomerId(named);
  if (named !== null && (customer === null || !(await loadCustomer(scope, customer)))) return notThere();
  const { costs, question, comparisons } = await exploreCosts(scope, customer, search);
  if (costs.state === "absent") return notThere();
  const { charts } = costs.value;
  const periods = charts.flatMap((chart) => chart.periods);
  const before = comparisons.flatMap(({ earlier }) => earlier?.periods ?? []);
  const readings = new Set([...periods, ...before].flatMap((period) => period.readings));
  const receipts = await receiptOf(scope, [...readings]);
  const whose = customer ?? question.subject.kind;
  const span = `${periods[0]?.start ?? question.from}-${periods.at(-1)?.end ?? question.to}`;
  const name = `costs-${whose}-${question.split}-${question.interval}-${span}.csv`;
  return csvDownload(name, csvText(CHART_LINE_COLUMNS, chartLines({ charts, comparisons }, question, receipts)));
});
