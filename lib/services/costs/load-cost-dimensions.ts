import "server-only";
import { withScope } from "@/lib/db/client";
import { listCostDimensions } from "@/lib/db/cost-dimension-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { otherDimensions } from "@/lib/domain/costs/cost-axes";
import { type DimensionSplit, splitByDimension } from "@/lib/domain/costs/cost-question";
import { demand } from "@/lib/services/access/permit";

/** The upstream's dimensions besides the usual ones, as it last offered them: to split the partner's cost by, or a customer's. */
export async function loadCostDimensions(
  scope: StaffScope,
): Promise<{ readonly split: DimensionSplit; readonly label: string }[]> {
  demand(scope, "costs:read");
  const { dimensions } = await withScope(scope, listCostDimensions);
  return otherDimensions(dimensions).map(({ name, label }) => ({ split: splitByDimension(name), label }));
}
