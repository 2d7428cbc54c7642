import { notThere, staffRoute } from "@/lib/auth/define-route";
import { isId } from "@/lib/domain/values/record-id";
import { loadOperation } from "@/lib/services/activity/load-activity";

export const GET = staffRoute("activity:read", async ({ scope, params }) => {
  const found = isId(params.operationId) ? await loadOperation(scope, params.operationId) : null;
  return found ? Response.json(found.operation) : notThere();
});
