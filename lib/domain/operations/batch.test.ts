import { expect, test } from "vitest";
import { type BatchState, batchState } from "@/lib/domain/operations/batch";
import type { OperationState } from "@/lib/domain/operations/operation";

const NONE: Record<OperationState, number> = {
  QUEUED: 0,
  IN_FLIGHT: 0,
  SUCCEEDED: 0,
  REJECTED: 0,
  RETRY_WAIT: 0,
  UNKNOWN: 0,
  NEEDS_REVIEW: 0,
  CANCELLED: 0,
};
const AT = "2026-05-05T10:00:00Z";

test.each<[string, Partial<Record<OperationState, number>>, number, string | null, BatchState]>([
  ["all have succeeded", { SUCCEEDED: 3 }, 0, null, "done"],
  ["one is unknown, whatever became of the others", { SUCCEEDED: 2, UNKNOWN: 1 }, 0, null, "running"],
  ["one is unknown and the batch was paused", { SUCCEEDED: 2, UNKNOWN: 1 }, 0, AT, "running"],
  ["one waits for its next try", { SUCCEEDED: 2, RETRY_WAIT: 1 }, 0, null, "running"],
  ["the rest waits and it was paused", { SUCCEEDED: 2, QUEUED: 1 }, 0, AT, "paused"],
  ["the rest waits for one that was refused", { REJECTED: 1, QUEUED: 2 }, 2, null, "stopped"],
  ["one needs a person", { SUCCEEDED: 2, NEEDS_REVIEW: 1 }, 0, null, "stopped"],
  ["one was refused and nothing waits for it", { SUCCEEDED: 2, REJECTED: 1 }, 0, null, "partly-done"],
  ["the unsent ones were called off", { SUCCEEDED: 2, CANCELLED: 1 }, 0, null, "partly-done"],
])("a batch of which %s", (_rule, counts, blocked, pausedAt, state) => {
  expect(batchState({ counts: { ...NONE, ...counts }, blocked, pausedAt })).toBe(state);
});
