import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { DecisionRefusal, DecisionRequest } from "@/lib/domain/operations/decision";
import { type Result, refuse } from "@/lib/domain/values/result";
import { decideOperation } from "@/lib/operations/decide-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

export async function decideAboutOperation(
  scope: StaffScope,
  request: DecisionRequest,
): Promise<Result<{ operationId: string }, NotPermitted | DecisionRefusal>> {
  const forbidden = whyNotPermitted(scope, "operations:decide");
  return forbidden ? refuse(forbidden) : decideOperation(scope, request);
}
