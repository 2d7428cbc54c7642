import { notThere, staffRoute } from "@/lib/auth/define-route";
import { isId } from "@/lib/domain/values/record-id";
import { loadBatch } from "@/lib/services/operations/load-batch";

export const GET = staffRoute("activity:read", async ({ scope, params }) => {
  const batch = isId(params.batchId) ? await loadBatch(scope, params.batchId) : null;
  return batch ? Response.json(batch) : notThere();
});
