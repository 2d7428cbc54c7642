import { expect, test } from "vitest";
import { monthTotal } from "./month-total";

test("a month's total is exact", () => {
  expect(monthTotal(["0.1", "0.2", null, "2936970.8662986687"])).toBe("2936971.1662986687");
});

test("a month without any figure has no total, which is not zero", () => {
  expect(monthTotal([null, null])).toBeNull();
  expect(monthTotal(["0"])).toBe("0");
});
