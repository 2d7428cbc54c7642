import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { BatchDecisionRequest } from "@/lib/domain/operations/batch-decision";
import { type Result, refuse } from "@/lib/domain/values/result";
import { type BatchDecisionRefusal, decideBatch } from "@/lib/operations/decide-batch";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

export async function decideAboutBatch(
  scope: StaffScope,
  request: BatchDecisionRequest,
): Promise<Result<{ batchId: string; operations: number }, NotPermitted | BatchDecisionRefusal>> {
  const forbidden = whyNotPermitted(scope, "operations:decide");
  return forbidden ? refuse(forbidden) : decideBatch(scope, request);
}
