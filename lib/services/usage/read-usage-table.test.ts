import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { customerId } from "@/lib/domain/values/customer-id";
import { copyText } from "@/lib/services/usage/copy-text";
import { readUsageTable, type UsageAsked } from "@/lib/services/usage/read-usage-table";

const ACME = customerId("3947");
const ASKED: UsageAsked = {
  from: new Date("2026-09-15T00:00:00Z"),
  to: new Date("2026-10-01T00:00:00Z"),
  detailLevel: "day",
  realms: new Map([["org-acme", ACME]]),
};
const HEADER = [
  "Date and time (usageDateTime)",
  "Org ID (realmId)",
  "Item description (name)",
  "Unit (valueDriver)",
  "Billing tag (billingTag)",
  "Usage Amount (billableValue)",
  "Shoe size (shoeSize)",
];
const line = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
const row = (more: { at?: string; tag?: string; amount?: string; realm?: string; shoe?: string } = {}) => [
  more.at ?? "2026-09-20T00:00:00",
  more.realm ?? "org-acme",
  "Routing",
  "Transactions",
  more.tag ?? "",
  more.amount ?? "1.5000",
  more.shoe ?? "",
];

/** Reads the file in pieces of so many bytes and takes the lines of COPY apart again. */
function read(file: Buffer | string, { piece = 7, asked = ASKED }: { piece?: number; asked?: UsageAsked } = {}) {
  const bytes = Buffer.from(file);
  const [rows, items] = [copyText(16), copyText(16)];
  const table = readUsageTable(asked, { rows, items });
  for (let at = 0; at < bytes.length; at += piece) table.add(bytes.subarray(at, at + piece));
  const told = table.end();
  return { ...told, rows: cellsOf(rows.take()), items: cellsOf(items.take()), count: told.rows };
}

const unescaped: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", "\\": "\\" };
const cellsOf = (text: Buffer) =>
  text
    .toString()
    .split("\n")
    .slice(0, -1)
    .map((of) =>
      of
        .split("\t")
        .map((cell) => (cell === "\\N" ? null : cell.replace(/\\(.)/g, (_, mark) => unescaped[mark] ?? ""))),
    );
/** In an item's line: number, customer, fourteen facts, what is unknown, formulas. */
const TAG = 2 + 12;
const EXTRA = 2 + 14;

const faultOf = (file: Buffer | string, asked = ASKED) => {
  try {
    read(file, { piece: 64 * 1024, asked });
  } catch (error) {
    if (error instanceof UnreadableReport) return error.reason;
    throw error;
  }
  return null;
};

describe("a report's table", () => {
  test("comes out as it went in, wherever the bytes are cut, whatever the texts hold", { timeout: 20_000 }, () => {
    const texts = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 90 }), (tags, piece) => {
        const file = line(HEADER) + tags.map((tag) => line(row({ tag }))).join("");
        const { rows, items, count } = read(file, { piece });
        expect(count).toBe(tags.length);
        const tagOf = new Map(items.map((item) => [item[0], item[TAG]]));
        expect(rows.map((cells) => tagOf.get(cells[1] ?? ""))).toEqual(tags);
        expect(items.length).toBe(new Set(tags).size);
      }),
    );
  });

  test("keeps amounts digit for digit, the moment in UTC and whose row it is", () => {
    const file =
      line(HEADER) +
      line(row({ amount: "-12345678901234567890.0001" })) +
      line(row({ amount: "" })) +
      line(row({ amount: "1e3" }));
    expect(read(file).rows).toEqual([
      ["1", "1", "3947", "2026-09-20T00:00:00.000Z", "-12345678901234567890.0001", null],
      ["2", "1", "3947", "2026-09-20T00:00:00.000Z", null, null],
      ["3", "1", "3947", "2026-09-20T00:00:00.000Z", "1000", null],
    ]);
  });

  test("is found by the field in parentheses, in any order, and keeps columns nobody has documented", () => {
    const turned = (cells: readonly string[]) => line([...cells].reverse());
    const { items, columns } = read(turned(HEADER) + turned(row({ tag: "=1+1", shoe: "43" })));
    expect(columns).toEqual([
      "shoeSize",
      "billableValue",
      "billingTag",
      "valueDriver",
      "name",
      "realmId",
      "usageDateTime",
    ]);
    expect(items[0]?.[TAG]).toBe("=1+1");
    expect(items[0]?.[EXTRA]).toBe('{"shoeSize":"43"}');
    expect(items[0]?.[EXTRA + 1]).toBe(String(1 << 12));
  });

  test("may have a mark of its byte order, ends of lines of either kind, and none at its end", () => {
    const plain = line(HEADER) + line(row()) + line(row());
    const other = `\uFEFF${plain.replaceAll("\n", "\r\n").slice(0, -2)}`;
    expect(read(other, { piece: 1 }).rows).toEqual(read(plain).rows);
  });

  test("without rows is a table too, and without a header none", () => {
    expect(read(line(HEADER)).count).toBe(0);
    expect(faultOf("")).toBe("no-header");
  });

  test("of a month may name its first day, though the period begins later", () => {
    const file = line(HEADER) + line(row({ at: "2026-09-01T00:00:00" }));
    expect(faultOf(file)).toBe("period");
    expect(faultOf(file, { ...ASKED, detailLevel: "month" })).toBeNull();
  });

  test("that has an item for every row is read all the same", { timeout: 20_000 }, () => {
    const file = line(HEADER) + Array.from({ length: 70_000 }, (_, at) => line(row({ tag: `tag ${at}` }))).join("");
    const { rows, items } = read(file, { piece: 100_000 });
    expect([rows.length, items.length]).toEqual([70_000, 70_000]);
  });
});

describe("no report is", () => {
  const head = line(HEADER);
  test.each([
    ["zeros", Buffer.alloc(100_000), "row-too-long"],
    ["few zeros", Buffer.alloc(100), "header"],
    ["a page", "<html><body>Sign in</body></html>", "header"],
    ["a table of something else", line(["a", "b"]) + line(["1", "2"]), "header"],
    ["one with a column twice", line([...HEADER, "Again (name)"]), "column-repeated"],
    ["a row with a cell less", head + line(row().slice(1)), "ragged"],
    ["a row with a cell more", head + line([...row(), "x"]), "ragged"],
    ["one that ends inside a cell", head + line(row()).slice(0, -2), "ends-early"],
    ["one that ends inside a row", head + line(row()).slice(0, 50), "ends-early"],
    ["a quote that never closes", `${head}"${"x".repeat(70_000)}`, "row-too-long"],
    ["a quote inside a plain cell", `${head}a"b,c\n`, "quotes"],
    ["NUL in a text", head + line(row({ tag: "a\0b" })), "text"],
    ["no UTF-8", Buffer.concat([Buffer.from(head), Buffer.from(line(row({ tag: "é" })), "latin1")]), "text"],
    ["UTF-16", Buffer.from(head + line(row()), "utf16le"), "quotes"],
    ["an amount that is none", head + line(row({ amount: "1,5" })), "amount"],
    ["an amount without digits", head + line(row({ amount: "-" })), "amount"],
    ["a moment that is none", head + line(row({ at: "yesterday" })), "time"],
    ["a day after the period", head + line(row({ at: "2026-10-01T00:00:00" })), "period"],
    ["a day before the period", head + line(row({ at: "2026-09-14T23:59:59" })), "period"],
    ["another's realm", head + line(row({ realm: "org-borealis" })), "realm"],
  ])("%s", (_, file, reason) => {
    expect(faultOf(file)).toBe(reason);
  });

  test("one of more rows than HERE writes", () => {
    const [rows, items] = [copyText(1024), copyText(1024)];
    const table = readUsageTable(ASKED, { rows, items });
    table.add(Buffer.from(head));
    const thousand = Buffer.from(line(row()).repeat(1_000));
    const readAll = () => {
      for (let at = 0; at <= 1_000; at += 1) {
        table.add(thousand);
        rows.take();
      }
    };
    expect(readAll).toThrow("too-large, row 1000001");
  });
});
