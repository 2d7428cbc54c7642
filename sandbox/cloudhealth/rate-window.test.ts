import { expect, test } from "vitest";
import { createRateWindow } from "./rate-window";

test("thirty calls fit in a minute, the next minute begins anew, and keys do not share", () => {
  const window = createRateWindow(30);
  const admitted = Array.from({ length: 31 }, (_, call) => window.admits("a", call * 1_000));
  expect(admitted).toEqual([...Array(30).fill(true), false]);
  expect(window.admits("b", 31_000)).toBe(true);
  expect(window.admits("a", 59_999)).toBe(false);
  expect(window.admits("a", 60_000)).toBe(true);
});

test("switched off it admits everything", () => {
  const window = createRateWindow(null);
  expect(Array.from({ length: 500 }, () => window.admits("a", 0)).every(Boolean)).toBe(true);
});
