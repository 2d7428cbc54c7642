import "server-only";
import { withScope } from "@/lib/db/client";
import { findServiceLabel } from "@/lib/db/cost-label-rows";
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
  const { within } = query;
  const [costs, comparisons, events, label] = await Promise.all([
    loadCostSeries(scope, question),
    query.compare ? compareCosts(scope, question) : [],
    customer === null ? [] : loadCostEvents(scope, customer, { start: question.from, end: question.to }),
    customer === null || within === null ? null : withScope(scope, (db) => findServiceLabel(db, customer, within)),
  ]);
  return { query, question, dimensions, withinLabel: label ?? within, costs, comparisons, events };
}
