import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvText } from "@/lib/support/csv-text";
import { cellFault, hostileTexts, isFormula } from "./exported-cells";

test.each(["=1", "+a", "-a", "@x", "\tx", " =1", "\u200b=1", "＝1", "-1+1"])("%j is computed", (cell) => {
  expect(isFormula(cell)).toBe(true);
});

test.each(["'=1", "-5.00", "a=1", "1e5", "", "12"])("%j is not", (cell) => {
  expect(isFormula(cell)).toBe(false);
});

test("every hostile text comes through our own files, and not through others", () => {
  const texts = hostileTexts(200, 1);
  const [, ...lines] = parse(
    csvText(
      ["a", "b"],
      texts.map((text) => [text, "x"]),
    ),
  );
  expect(texts.map((text, at) => cellFault(lines[at]?.[0], text)).filter((fault) => fault !== null)).toEqual([]);
  expect(texts.filter((text) => cellFault(text, text) !== null).length).toBeGreaterThan(50);
});
