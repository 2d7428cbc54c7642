import "server-only";
import { listBatchesOf } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { countPlans, listPlans } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PlanLine } from "@/lib/domain/plans/plan-view";
import { demand } from "@/lib/services/access/permit";

export async function loadPlanList(
  scope: StaffScope,
  { page, per }: { readonly page: number; readonly per: number },
): Promise<{ plans: PlanLine[]; total: number }> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [heads, total] = await Promise.all([listPlans(db, { skip: (page - 1) * per, take: per }), countPlans(db)]);
    const applied = heads.flatMap(({ batchId }) => batchId ?? []);
    const batches = new Map((await listBatchesOf(db, applied)).map((batch) => [batch.id, batch]));
    return { plans: heads.map((head) => ({ ...head, batch: batches.get(head.batchId ?? "") ?? null })), total };
  });
}
