import { expect, test } from "vitest";
import { csvShape } from "@/lib/domain/usage/csv-shape";

function rowsOf(text: string, step = text.length): number | null {
  const bytes = new TextEncoder().encode(text);
  const shape = csvShape();
  for (let at = 0; at < bytes.length; at += Math.max(1, step)) shape.add(bytes.subarray(at, at + Math.max(1, step)));
  return shape.end();
}

const WHOLE = 'a,b,c\r\n1,"two\n, lines",3\r\n4,"say ""no""",é\r\n';

test("rows are counted without the header, a break inside quotes is none, and the last line may lack its end", () => {
  expect([rowsOf(WHOLE), rowsOf(WHOLE.trimEnd()), rowsOf("a,b\n"), rowsOf(`${WHOLE}\r\n`)]).toEqual([2, 2, 0, 2]);
});

test("the bytes may come in pieces of any length", () => {
  for (let step = 1; step < WHOLE.length; step += 1) expect(rowsOf(WHOLE, step)).toBe(2);
});

test("a row with a field too few or too many is no row", () => {
  expect([rowsOf("a,b\n1\n"), rowsOf("a,b\n1,2,3\n")]).toEqual([null, null]);
});

test("a file that ends before the last field of a row, inside quotes, or before its header is none", () => {
  expect([rowsOf("a,b,c\n1,2,3\n4,5"), rowsOf('a,b\n1,"2'), rowsOf(""), rowsOf("\n")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
