import { expect, test } from "vitest";
import { distinctKeys } from "./distinct-keys";
import { columnDecimals, decimalsOf } from "./figures/aligned-number";

test("rows that share a name get keys of their own", () => {
  expect(distinctKeys(["a", "b", "a", ""])).toEqual(["a", "b", "a#2", ""]);
});

test("a column has the decimals of its longest number, trailing zeros not counted, within bounds", () => {
  expect(decimalsOf("465.0000")).toBe(0);
  expect(columnDecimals(["0.06100", "12.5"], { least: 2, most: 6 })).toBe(3);
  expect(columnDecimals(["0.123456789"], { least: 2, most: 6 })).toBe(6);
  expect(columnDecimals([], { least: 2, most: 6 })).toBe(2);
});
