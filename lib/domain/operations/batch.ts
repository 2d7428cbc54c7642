import type { OperationState } from "@/lib/domain/operations/operation";

/** Many writes that were asked for together. */
export interface BatchView {
  readonly id: string;
  readonly subject: string;
  readonly actorName: string;
  readonly createdAt: string;
  readonly pausedAt: string | null;
  /** How many operations are in each state. */
  readonly counts: Readonly<Record<OperationState, number>>;
  /** Queued ones that wait for one that did not succeed: they will not leave by themselves. */
  readonly blocked: number;
}

/** running: something is still on its way. stopped: nothing goes on until a person decides. */
export type BatchState = "running" | "paused" | "stopped" | "done" | "partly-done";

/** Never done while the outcome of a single one is unknown (RELIABILITY.md 3.1). */
export function batchState({
  counts,
  blocked,
  pausedAt,
}: Pick<BatchView, "counts" | "blocked" | "pausedAt">): BatchState {
  const waiting = counts.QUEUED - blocked + counts.RETRY_WAIT;
  if (counts.IN_FLIGHT + counts.UNKNOWN > 0) return "running";
  if (waiting > 0) return pausedAt === null ? "running" : "paused";
  if (blocked > 0 || counts.NEEDS_REVIEW > 0) return "stopped";
  return counts.REJECTED + counts.CANCELLED > 0 ? "partly-done" : "done";
}

/** Done is what CloudHealth accepted; an operation that was tried again counts once. */
export function batchProgress({ counts }: Pick<BatchView, "counts">): { done: number; total: number } {
  return { done: counts.SUCCEEDED, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
