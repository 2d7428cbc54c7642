import { expect, test } from "vitest";
import { type PartRetry, partRetries } from "@/lib/domain/usage/part-retries";
import type { UsagePartFailure } from "@/lib/domain/usage/usage-report";

test.each<[UsagePartFailure, PartRetry[]]>([
  ["gave-up", ["fetch", "ask"]],
  ["unreadable", ["fetch", "ask"]],
  ["upstream-failed", ["ask"]],
  ["archived", ["ask"]],
  ["refused", ["ask"]],
  ["unknown-outcome", []],
])("of a part that failed as %s a person may choose %j", (reason, retries) => {
  expect(partRetries({ at: "failed", hereId: "REPORT-1000", reason })).toEqual(retries);
});

test("what is under way or kept is not tried again", () => {
  expect([partRetries({ at: "sending" }), partRetries({ at: "split", hereId: "R" })]).toEqual([[], []]);
});
