import { notThere, staffRoute } from "@/lib/auth/define-route";
import { isId } from "@/lib/domain/values/record-id";
import { loadOperation } from "@/lib/services/activity/load-activity";

export const GET = staffRoute("activity:read", async ({ scope, params }) => {
  const operation = isId(params.operationId) ? await loadOperation(scope, params.operationId) : null;
  return operation ? Response.json(operation) : notThere();
});
