import { expect, test } from "vitest";
import { lineRuns } from "@/components/plans/line-runs";

test.each([
  [[7], "7"],
  [[3, 14, 15, 16, 20, 21], "3, 14–16, 20–21"],
  [[], ""],
])("lines %j are written %j", (lines, text) => {
  expect(lineRuns(lines)).toBe(text);
});
