import { expect, test } from "vitest";
import { csvText } from "@/lib/support/csv-text";

test("text that a spreadsheet would read as a formula is made harmless, a negative number stays a number", () => {
  expect(csvText(["name", "amount"], [["=cmd|' /C calc'!A0", "-12.5"]])).toBe(
    "name,amount\r\n'=cmd|' /C calc'!A0,-12.5\r\n",
  );
});

test("separators, quotes and line breaks stay inside their cell", () => {
  expect(csvText(["a"], [['Kingfisher, "Vane"\n& Partners']])).toBe('a\r\n"Kingfisher, ""Vane""\n& Partners"\r\n');
});

test.each(["a\nb", "a\rb", "a\r\nb"])("a line break of any kind stays inside its cell: %j", (text) => {
  expect(csvText(["a", "b"], [[text, "1"]])).toBe(`a,b\r\n"${text}",1\r\n`);
});
