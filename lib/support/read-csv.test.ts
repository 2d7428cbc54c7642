import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "@/lib/support/csv-text";
import { CSV_BYTES_MAX, readCsv } from "@/lib/support/read-csv";

const SHAPE = { columns: ["customer_id", "name", "note"], required: ["name"] };
const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(encode(text), SHAPE);
const MEGABYTE = 1_048_576;

async function rowsOf(text: string) {
  const result = await read(text);
  return result.ok ? result.value.rows : result.refusal;
}

describe("a file that can be read", () => {
  test.each([
    ["commas and LF", "customer_id,name\n007,Acme\n"],
    ["semicolons and CRLF", "customer_id;name\r\n007;Acme\r\n"],
    ["tabs and CR", "customer_id\tname\r007\tAcme"],
    ["a byte order mark, quotes and capitals", '\ufeff"Customer_ID", NAME \n"007","Acme"\n'],
    ["line ends of both kinds", "customer_id,name\r\n007,Acme\n"],
  ])("has %s", async (_what, text) => {
    expect(await rowsOf(text)).toEqual([{ line: 2, cells: { customer_id: "007", name: "Acme" } }]);
  });

  test("names the line in which each row begins, blank lines and line breaks in cells counted", async () => {
    const text = '\r\nname,note\r\n\r\nA,"one\r\ntwo\nthree"\r\n,\r\nB,\r\n';
    expect(await rowsOf(text)).toEqual([
      { line: 4, cells: { name: "A", note: "one\r\ntwo\nthree" } },
      { line: 8, cells: { name: "B", note: "" } },
    ]);
  });

  test("gives back whatever our own files hold, formulas, quotes, line breaks and any script too", async () => {
    const start = fc.constantFrom("", "=", "'", "'=", "-1", "@", "\t", "\r\n", '"', ";", "\ufeff", "نور");
    const cell = fc.tuple(start, fc.string({ unit: "grapheme" })).map((parts) => parts.join("").replaceAll("\0", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (pairs) => {
        const lines = pairs.map(([name, note]) => [`n${name}`, name, note]);
        const rows = await rowsOf(csvText(SHAPE.columns, lines));
        const found = Array.isArray(rows) ? rows.map(({ cells }) => Object.values(cells)) : rows;
        expect(found).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a file that is refused by name", () => {
  test.each([
    ["nothing in it", "\n\n", { code: "csv-empty" }],
    ["a header only", "name\n", { code: "csv-no-rows" }],
    ["a column twice", "name,Name\nA,B\n", { code: "csv-header-repeated", header: "name" }],
    ["a column that is not known", "nmae\nA\n", { code: "csv-header-unknown", header: "nmae", nearest: "name" }],
    ["a column too few", "note\nA\n", { code: "csv-header-missing", headers: ["name"] }],
    ["quotes inside a value", 'name\n\nA"B"\n', { code: "csv-stray-quote", line: 3 }],
    ["one quote inside a value", 'name\nA\nB"C\n', { code: "csv-unclosed-quote", line: 3 }],
    ["text after a quote", 'name\n"A"B\n', { code: "csv-stray-quote", line: 2 }],
    ["an end in the middle of a value", 'name,note\nA,b\nC,"d', { code: "csv-unclosed-quote", line: 3 }],
    [
      "an end in the middle of a row",
      "name,note\nA,b\nC",
      { code: "csv-ragged", lines: [{ line: 3, found: 1 }], count: 1, expected: 2 },
    ],
    ["NUL", "name\nA\nB\0\n", { code: "csv-nul", line: 3 }],
  ])("has %s", async (_what, text, refusal) => {
    expect(await rowsOf(text)).toEqual(refusal);
  });

  test.each([
    ["a workbook", [0x50, 0x4b, 3, 4, 20, 0], { code: "csv-spreadsheet" }],
    ["UTF-16, least first", [0xff, 0xfe, 0x6e, 0], { code: "csv-utf-16" }],
    ["UTF-16, most first", [0xfe, 0xff, 0, 0x6e], { code: "csv-utf-16" }],
    ["Latin-1 in line 2", [...encode("name\nQu"), 0xe9, 0x62], { code: "csv-not-utf-8", line: 2 }],
    ["half a character at the end", [...encode("name\nA\n"), 0xc3], { code: "csv-not-utf-8", line: 3 }],
  ])("is %s", async (_what, bytes, refusal) => {
    expect(await readCsv(Uint8Array.from(bytes), SHAPE)).toEqual({ ok: false, refusal });
  });
});

/** RELIABILITY.md T11. */
describe("a file made to hurt is refused in under a second and with less than 50 MB", () => {
  const rows = (count: number, row: string) => `name,note\n${row.repeat(count)}`;
  test.each([
    ["a byte too many", () => rows(1, "a".repeat(CSV_BYTES_MAX)).slice(0, CSV_BYTES_MAX + 1), "csv-too-large"],
    ["20,001 rows", () => rows(20_001, `${"a".repeat(100)},${"b".repeat(100)}\n`), "csv-too-many-rows"],
    ["five million columns", () => ",".repeat(4_999_999), "csv-record-too-long"],
    ["a row of five million columns", () => rows(1, ",".repeat(4_999_900)), "csv-record-too-long"],
    ["a quote that never ends", () => rows(1, `"${"a".repeat(4_000_000)}`), "csv-unclosed-quote"],
    ["blank lines only", () => "\n".repeat(4_999_999), "csv-empty"],
    ["every row too long", () => rows(20_000, "a,b,c,d,e,f\n"), "csv-ragged"],
    ["a wrong byte at the end", () => `${rows(1, "a,b\n".repeat(1_000_000))}\0`, "csv-nul"],
  ])("%s", async (_what, make, code) => {
    const bytes = encode(make());
    await setTimeout(0);
    const before = process.memoryUsage.rss();
    const since = performance.now();
    const result = await readCsv(bytes, SHAPE);
    const took = performance.now() - since;
    expect(result.ok ? "taken" : result.refusal.code).toBe(code);
    expect(took).toBeLessThan(1000);
    expect((process.memoryUsage.rss() - before) / MEGABYTE).toBeLessThan(50);
    expect(JSON.stringify(result).length).toBeLessThan(5000);
  });

  test("20,000 rows are taken, and of wrong ones the first 50 are named with the count of all", async () => {
    const taken = await read(rows(20_000, "a,b\n"));
    expect(taken.ok && taken.value.rows.length).toBe(20_000);
    const refused = await read(rows(20_000, "a\n"));
    expect(refused).toMatchObject({ refusal: { count: 20_000, expected: 2, lines: { length: 50 } } });
  });
});
