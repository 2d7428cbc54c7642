import { expect, test } from "vitest";
import { joinParts } from "@/lib/domain/usage/join-parts";
import type { UsagePartProgress, UsageReportPart, UsageReportProgress } from "@/lib/domain/usage/usage-report";

const PERIOD = { from: "2026-01-01", to: "2026-03-01" };
const ready = (rows: number): UsagePartProgress => ({
  at: "ready",
  hereId: "REPORT-1000",
  rows,
  bytes: 10,
  repeats: rows - 1,
  keptAt: `2026-03-0${rows}T00:00:00.000Z`,
  sha256: null,
});
const failed = (reason: "refused" | "unknown-outcome"): UsagePartProgress => ({ at: "failed", hereId: null, reason });
const part = (from: string, to: string, progress: UsagePartProgress, columns: string[] = []): UsageReportPart => ({
  id: from,
  parentId: null,
  from: `${from}T00:00:00.000Z`,
  to: `${to}T00:00:00.000Z`,
  operationId: from,
  columns,
  progress,
});
const january = (progress: UsagePartProgress, columns?: string[]) =>
  part("2026-01-01", "2026-02-01", progress, columns);
const february = (progress: UsagePartProgress, columns?: string[]) =>
  part("2026-02-01", "2026-03-01", progress, columns);

test("a report is ready when all its parts are, with the sum of their rows", () => {
  expect(joinParts(PERIOD, [february(ready(2)), january(ready(1))])).toEqual({
    at: "ready",
    rows: 3,
    bytes: 20,
    repeats: 1,
    keptAt: "2026-03-02T00:00:00.000Z",
  });
});

test("a part that was split counts by its halves only", () => {
  const split = part("2026-01-01", "2026-03-01", { at: "split", hereId: "REPORT-1000" });
  expect(joinParts(PERIOD, [split, january(ready(1)), february(ready(2))])).toMatchObject({ at: "ready", rows: 3 });
});

test.each<[string, UsageReportPart[], UsageReportProgress]>([
  ["a part is on its way to HERE", [january(ready(1)), february({ at: "sending" })], { at: "sending" }],
  [
    "one is being fetched and another failed",
    [january(failed("refused")), february({ at: "keeping", hereId: "R" })],
    { at: "keeping" },
  ],
  ["one failed", [january(ready(1)), february(failed("refused"))], { at: "failed", reason: "refused" }],
  [
    "of one it is not known whether HERE took it",
    [january(failed("refused")), february(failed("unknown-outcome"))],
    { at: "failed", reason: "unknown-outcome" },
  ],
  ["one was called off", [january(ready(1)), february({ at: "cancelled" })], { at: "failed", reason: "cancelled" }],
  ["a part is missing", [january(ready(1))], { at: "failed", reason: "gap" }],
  [
    "two parts overlap",
    [january(ready(1)), part("2026-01-31", "2026-03-01", ready(2))],
    { at: "failed", reason: "gap" },
  ],
  ["there is none", [], { at: "failed", reason: "gap" }],
  [
    "the parts have different columns",
    [january(ready(1), ["a"]), february(ready(2), ["a", "b"])],
    { at: "failed", reason: "columns-differ" },
  ],
])("a report is not ready while %s", (_what, parts, progress) => {
  expect(joinParts(PERIOD, parts)).toEqual(progress);
});
