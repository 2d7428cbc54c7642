import { expect, test } from "vitest";
import { pageWindow } from "./page-window";

test.each([
  [1, 1, [1]],
  [1, 5, [1, 2, "gap", 5]],
  [3, 5, [1, 2, 3, 4, 5]],
  [50, 100, [1, "gap", 49, 50, 51, "gap", 100]],
  [100, 100, [1, "gap", 99, 100]],
])("page %i of %i", (current, last, pages) => {
  expect(pageWindow(current, last)).toEqual(pages);
});

test("a gap never hides a single page", () => {
  expect(pageWindow(4, 8)).toEqual([1, 2, 3, 4, 5, "gap", 8]);
});
