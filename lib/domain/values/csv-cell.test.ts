import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeCsvCell, textOfCsvCell } from "@/lib/domain/values/csv-cell";

describe("text in a file that a spreadsheet opens", () => {
  test.each([
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1+1",
    "＋1+1",
    "－2+3",
    "＠SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "-",
    "=",
    "--5",
    "-5.00 USD",
    "+1 555 0100",
    "'=1",
    "''@SUM(A1)",
  ])("%j is not read as a formula", (text) => {
    expect(safeCsvCell(text)).toBe(`'${text}`);
  });

  test.each([
    "",
    "Acme",
    "Smith, Jones & Sons",
    'say "x"',
    "a=b",
    "a-b",
    "a@b.example",
    "1 + 1",
    "'1",
    "d'Arc",
    "نور",
    "É",
  ])("%j is left as it is", (text) => {
    expect(safeCsvCell(text)).toBe(text);
  });

  test.each(["-5.00", "+5", "0", "-0.000000000000000001", "12345678901234567890.12", "-1e-7", "000000000001"])(
    "the number %s stays a number",
    (text) => {
      expect(safeCsvCell(text)).toBe(text);
    },
  );

  test.each([
    ["\u0000=1+1", "'=1+1"],
    ["=\u00001", "'=1"],
    ["a\u0000b", "ab"],
    ["\u0000-5.00", "-5.00"],
  ])("NUL in %j is taken out before anything is decided", (text, cell) => {
    expect(safeCsvCell(text)).toBe(cell);
  });

  test("what was written is read again, apostrophes and formulas too", () => {
    const start = fc.constantFrom("", "'", "''", "=", "-5", "+", "\t", "'-5", " ", "\ufeff", "\u200b", "＝");
    fc.assert(
      fc.property(start, start, fc.string({ unit: "grapheme" }), (first, second, rest) => {
        const text = (first + second + rest).replaceAll("\u0000", "");
        expect(textOfCsvCell(safeCsvCell(text))).toBe(text);
      }),
    );
  });

  test("whatever comes in, no cell starts as a formula and no NUL is left", () => {
    const start = fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "\u0000", " ", "＝", "\ufeff");
    fc.assert(
      fc.property(start, start, fc.string(), (first, second, rest) => {
        const cell = safeCsvCell(first + second + rest);
        expect(cell).not.toContain("\u0000");
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?[\d.]/.test(cell)).toBe(false);
      }),
    );
  });
});
