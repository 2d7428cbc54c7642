import { expect, test } from "vitest";
import { groupCode, readFactorCode } from "@/lib/domain/access/factor-code";

const RECOVERY = "abcdefghijkmnpqrstuvwxy2";

test.each([
  ["123456", { kind: "app", digits: "123456" }],
  [" 012 345 ", { kind: "app", digits: "012345" }],
  [RECOVERY, { kind: "recovery", text: RECOVERY }],
  [groupCode(RECOVERY, "-").toUpperCase(), { kind: "recovery", text: RECOVERY }],
  ["12345", null],
  ["1234567", null],
  ["١٢٣٤٥٦", null],
  [`${RECOVERY.slice(0, -1)}0`, null],
  [`${RECOVERY}a`, null],
  ["", null],
])("a code is read however it was grouped: %j", (typed, code) => {
  expect(readFactorCode(typed)).toEqual(code);
});

test("a code is shown in groups of four", () => {
  expect(groupCode("abcdefghij", " ")).toBe("abcd efgh ij");
});
