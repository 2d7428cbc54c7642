import "server-only";
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { textOfCsvCell } from "@/lib/domain/values/csv-cell";
import type { CsvRefusal, CsvRow } from "@/lib/domain/values/csv-refusal";
import { nearestText } from "@/lib/domain/values/nearest-text";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { csvRecords } from "@/lib/support/csv-records";

export interface CsvShape {
  readonly columns: readonly string[];
  readonly required: readonly string[];
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export const CSV_BYTES_MAX = 5_000_000;
const RAGGED_NAMED = 50;
const CHUNK = 65_536;
const LINE_BREAK = /\r\n|\n|\r/g;
const FORM = { bom: true, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, skip_empty_lines: true };

/**
 * A file of values read whole or refused by name (RELIABILITY.md T11). Comma, semicolon and tab separate, as
 * spreadsheets of different countries write them; an apostrophe that our own files put before a formula is taken off.
 */
export async function readCsv(bytes: Uint8Array, shape: CsvShape): Promise<Result<CsvFile, CsvRefusal>> {
  const unreadable = wrongBytes(bytes);
  if (unreadable !== null) return refuse(unreadable);
  const place = csvRecords(bytes);
  if (!place.ok) return place;
  const { from, end, line } = place.value;
  try {
    const { header, separator } = readHeader(bytes.subarray(from, end), shape);
    const wrong = wrongHeader(header, shape);
    if (wrong !== null) return refuse(wrong);
    const first = line + lineBreaks(textOf(bytes.subarray(from, end)));
    return await readRows(bytes.subarray(end), { header, separator, first });
  } catch (error) {
    if (error instanceof StrayQuote) return refuse({ code: "csv-stray-quote", line: error.line });
    if (error instanceof CsvError) return refuse({ code: "csv-stray-quote", line });
    throw error;
  }
}

class StrayQuote extends Error {
  constructor(readonly line: number) {
    super("A quote stands inside a value");
  }
}

function wrongBytes(bytes: Uint8Array): CsvRefusal | null {
  if (bytes.length > CSV_BYTES_MAX) return { code: "csv-too-large", bytes: bytes.length, most: CSV_BYTES_MAX };
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { code: "csv-spreadsheet" };
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return { code: "csv-utf-16" };
  if (!isUtf8(bytes)) return { code: "csv-not-utf-8", line: firstLineNotUtf8(bytes) };
  const nul = bytes.indexOf(0);
  return nul === -1 ? null : { code: "csv-nul", line: lineBreaks(textOf(bytes.subarray(0, nul))) + 1 };
}

/** No character of UTF-8 has the byte of a line break inside, so a wrong one is in one line. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0, end = 0; from < bytes.length; from = end + 1, line++) {
    end = bytes.indexOf(0x0a, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) break;
  }
  return line;
}

/** The separator is the one that finds the most known columns. */
function readHeader(bytes: Uint8Array, { columns }: CsvShape): { header: readonly string[]; separator: string } {
  const readings = [",", ";", "\t"].map((separator) => {
    const [cells = []] = parseNow(bytes, { ...FORM, delimiter: separator, relax_quotes: true });
    const header = cells.map((cell) => cell.trim().toLowerCase());
    return { header, separator, known: header.filter((name) => columns.includes(name)).length };
  });
  return readings.reduce((best, each) => (each.known > best.known ? each : best));
}

function wrongHeader(header: readonly string[], { columns, required }: CsvShape): CsvRefusal | null {
  const unknown = header.find((name) => !columns.includes(name))?.slice(0, 100);
  if (unknown !== undefined) {
    return { code: "csv-header-unknown", header: unknown, nearest: nearestText(unknown, columns) };
  }
  const repeated = header.find((name, index) => header.indexOf(name) !== index);
  if (repeated !== undefined) return { code: "csv-header-repeated", header: repeated };
  const missing = required.filter((name) => !header.includes(name));
  return missing.length === 0 ? null : { code: "csv-header-missing", headers: missing };
}

interface Form {
  readonly header: readonly string[];
  readonly separator: string;
  /** The line where the rows begin. */
  readonly first: number;
}

async function readRows(bytes: Uint8Array, { header, separator, first }: Form): Promise<Result<CsvFile, CsvRefusal>> {
  const rows: CsvRow[] = [];
  const ragged: { line: number; found: number }[] = [];
  let [lines, wrong] = [first, 0];
  const take = (cells: string[], { empty_lines }: { empty_lines: number }) => {
    const line = lines + empty_lines;
    lines += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    if (cells.length === header.length) {
      if (cells.some((cell) => cell.trim() !== "")) rows.push(toRow(line, header, cells));
    } else if (++wrong <= RAGGED_NAMED) ragged.push({ line, found: cells.length });
    return null;
  };
  const parser = parse({ ...FORM, bom: false, delimiter: separator, on_record: take });
  try {
    await pipeline(Readable.from(pieces(bytes)), parser.resume());
  } catch (error) {
    throw error instanceof CsvError ? new StrayQuote(lines + Number(error.empty_lines)) : error;
  }
  if (wrong > 0) return refuse({ code: "csv-ragged", lines: ragged, count: wrong, expected: header.length });
  return rows.length === 0 ? refuse({ code: "csv-no-rows" }) : ok({ header, rows });
}

/** Other requests get their turn between two pieces of a file. */
async function* pieces(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += CHUNK) {
    yield bytes.subarray(from, from + CHUNK);
    await setImmediate();
  }
}

function toRow(line: number, header: readonly string[], cells: readonly string[]): CsvRow {
  return { line, cells: Object.fromEntries(header.map((name, index) => [name, textOfCsvCell(cells[index] ?? "")])) };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}
