import "server-only";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { ok, type Result, refuse } from "@/lib/domain/values/result";

export const CSV_ROWS_MAX = 20_000;
/** Without a limit an unclosed quote takes the rest of the file into one cell (RELIABILITY.md 1). */
const RECORD_BYTES_MAX = 16_384;

export interface HeaderPlace {
  readonly from: number;
  readonly end: number;
  readonly line: number;
}

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/**
 * One look over the bytes before anything is parsed: where the header stands, and that rows are neither too many nor
 * too long. A record ends at a line break outside of quotes.
 */
export function csvRecords(bytes: Uint8Array): Result<HeaderPlace, CsvRefusal> {
  let header: HeaderPlace | null = null;
  let [line, from, first, rows, isQuoted] = [1, 0, 1, 0, false];
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    const isEnd = byte === undefined;
    if (at - from > RECORD_BYTES_MAX || (isEnd && isQuoted)) return refuse(tooLong(first, isQuoted));
    if (byte === CR && bytes[at + 1] === LF) continue;
    if (byte !== LF && byte !== CR && !isEnd) continue;
    line++;
    if (isQuoted) continue;
    if (!isBlank(bytes, from, at)) {
      if (header === null) header = { from, end: isEnd ? at : at + 1, line: first };
      else if (++rows > CSV_ROWS_MAX) return refuse({ code: "csv-too-many-rows", line: first, most: CSV_ROWS_MAX });
    }
    [from, first] = [at + 1, line];
  }
  return header === null ? refuse({ code: "csv-empty" }) : ok(header);
}

function tooLong(line: number, isQuoted: boolean): CsvRefusal {
  return isQuoted
    ? { code: "csv-unclosed-quote", line }
    : { code: "csv-record-too-long", line, most: RECORD_BYTES_MAX };
}

function isBlank(bytes: Uint8Array, from: number, end: number): boolean {
  return end === from || (end === from + 1 && bytes[from] === CR);
}
