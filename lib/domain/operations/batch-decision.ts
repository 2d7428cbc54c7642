import { z } from "zod";
import { type BatchView, batchState } from "@/lib/domain/operations/batch";

export const BATCH_DECISIONS = ["pause", "resume", "call-off", "retry-refused"] as const;
export type BatchDecision = (typeof BATCH_DECISIONS)[number];

/** What a person may decide about a batch now. What has left is never taken back by any of them. */
export function batchDecisionsFor(batch: BatchView): BatchDecision[] {
  const { counts, pausedAt } = batch;
  const unsent = counts.QUEUED + counts.RETRY_WAIT;
  const state = batchState(batch);
  return [
    ...(unsent > 0 && pausedAt === null && state === "running" ? (["pause"] as const) : []),
    ...(pausedAt !== null && unsent > 0 ? (["resume"] as const) : []),
    ...(counts.REJECTED > 0 && counts.IN_FLIGHT === 0 ? (["retry-refused"] as const) : []),
    ...(unsent > 0 ? (["call-off"] as const) : []),
  ];
}

export const BatchDecisionInput = z.strictObject({
  batchId: z.uuid({ error: "batch-id" }),
  decision: z.enum(BATCH_DECISIONS, { error: "decision" }),
});
export type BatchDecisionRequest = z.output<typeof BatchDecisionInput>;
