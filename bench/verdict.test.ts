import { expect, test } from "vitest";
import { judge, medianOf } from "./verdict";

test("a figure that misses its goal is named, and so is one that was never measured", () => {
  const { line, ok } = judge("start", {
    seed: 1,
    figures: { secondStartSeconds: 12, rowsPerSecond: 5 },
    goals: { secondStartSeconds: { max: 10 }, rowsPerSecond: { min: 5 }, forgotten: { max: 1 } },
  });
  expect(ok).toBe(false);
  expect(JSON.parse(line).missed).toEqual(["secondStartSeconds", "forgotten"]);
});

test("the median is the middle, or the mean of the two in the middle", () => {
  expect(medianOf([9, 1, 5])).toBe(5);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  expect(medianOf([])).toBeNaN();
});
