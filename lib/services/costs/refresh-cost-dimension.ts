import "server-only";
import { withScope } from "@/lib/db/client";
import { listCostDimensions } from "@/lib/db/cost-dimension-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { otherDimensions } from "@/lib/domain/costs/cost-axes";
import { splitByDimension } from "@/lib/domain/costs/cost-question";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { keepCosts } from "@/lib/services/costs/keep-costs";
import { runRefresh } from "@/lib/services/sync/run-refresh";

/** Fetches a cost by one of the upstream's other dimensions, as somebody looked at it; one that is not offered is not asked for. */
export function refreshCostDimension(scope: SystemScope, key: string): Promise<void> {
  return runRefresh(scope, { kind: "cost-dimension", key }, async () => {
    const [whose = "", ...split] = key.split("/");
    const { dimensions } = await withScope(scope, listCostDimensions);
    const offered = otherDimensions(dimensions).find(({ name }) => splitByDimension(name) === split.join("/"));
    const customer = parseCustomerId(whose);
    if (!offered) return;
    const { cloudhealth, perCustomer } = await upstreamClients(scope);
    await keepCosts(scope, customer === null ? cloudhealth : perCustomer.cloudhealth, {
      customer,
      interval: "monthly",
      splits: [splitByDimension(offered.name)],
      dimensions: [offered.name],
    });
  });
}
