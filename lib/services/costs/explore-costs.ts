import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { costExplorerQuery, questionOf } from "@/lib/domain/costs/cost-explorer-query";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { UrlParams } from "@/lib/domain/values/list-query";
import { compareCosts } from "@/lib/services/costs/compare-costs";
import { loadCostDimensions } from "@/lib/services/costs/load-cost-dimensions";
import { loadCostEvents } from "@/lib/services/costs/load-cost-events";
import { loadCostSeries } from "@/lib/services/costs/load-cost-series";
import { now } from "@/lib/support/clock";

/** Costs as an address asks for them: of one customer, or of the partner and all customers. */
export async function exploreCosts(
  scope: StaffScope,
  customer: CustomerId | null,
  params: UrlParams,
): Promise<CostExplorer> {
  const dimensions = await loadCostDimensions(scope);
  const query = costExplorerQuery(params, { customer, dimensions: dimensions.map(({ split }) => split) });
  const question = questionOf(query, now());
  const [costs, comparisons, events] = await Promise.all([
    loadCostSeries(scope, question),
    query.compare ? compareCosts(scope, question) : [],
    customer === null ? [] : loadCostEvents(scope, customer, { start: question.from, end: question.to }),
  ]);
  return { query, question, dimensions, costs, comparisons, events };
}
