import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { listCostDimensions, putCostDimensions } from "@/lib/db/cost-dimension-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { axisName, type CostDimension } from "@/lib/domain/costs/cost-axes";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { now } from "@/lib/support/clock";
import { listCostDimensions as askForDimensions } from "@/lib/upstreams/cloudhealth/costs-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { wholePartner } from "@/lib/upstreams/tenant-scope";

/** The answer names every account of the partner. */
const ASK_EVERY_MS = 23 * 3_600_000;

export interface CostAxes {
  readonly service: string | null;
  readonly region: string | null;
  readonly account: string | null;
}

/** What reports call their dimensions, as the upstream last said. */
export async function findCostAxes(scope: SystemScope): Promise<CostAxes> {
  return toAxes((await withScope(scope, listCostDimensions)).dimensions);
}

/** The same, asked anew once a day; what was said before holds while the upstream cannot be asked. */
export async function askForCostAxes(scope: SystemScope): Promise<CostAxes> {
  const kept = await withScope(scope, listCostDimensions);
  if (kept.fetchedAt !== null && now().getTime() - kept.fetchedAt.getTime() < ASK_EVERY_MS)
    return toAxes(kept.dimensions);
  const at = now();
  try {
    const dimensions = await askForDimensions((await upstreamClients(scope)).cloudhealth, wholePartner());
    await inTransaction(scope, (db) => putCostDimensions(db, dimensions, at));
    return toAxes(dimensions);
  } catch (error) {
    if (!(error instanceof UpstreamFailure) || kept.fetchedAt === null) throw error;
    return toAxes(kept.dimensions);
  }
}

function toAxes(dimensions: readonly CostDimension[]): CostAxes {
  return {
    service: axisName(dimensions, "service"),
    region: axisName(dimensions, "region"),
    account: axisName(dimensions, "account"),
  };
}
