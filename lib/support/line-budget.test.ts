import { expect, test } from "vitest";
import { lineBudget } from "@/lib/support/line-budget";

test("of each kind so many lines are written in a minute, and the next one says how many were left out", () => {
  const budget = lineBudget(3);
  const taken = (kind: string, times: number, atMs: number) =>
    Array.from({ length: times }, () => budget.take(kind, atMs));
  expect(taken("refused", 5, 0)).toEqual([0, 0, 0, null, null]);
  expect(taken("foreign", 1, 1_000)).toEqual([0]);
  expect(taken("refused", 1, 59_999)).toEqual([null]);
  expect(taken("refused", 4, 60_000)).toEqual([3, 0, 0, null]);
  expect(taken("refused", 2, 180_000)).toEqual([1, 0]);
});
