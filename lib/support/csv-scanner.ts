import "server-only";

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;
const MOST_CELLS = 256;
const LONGEST_ROW = 64 * 1024;
const NEEDS_MORE = -1;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

export type CsvFault = "quotes" | "row-too-long" | "ends-early";

export class CsvProblem extends Error {
  override readonly name = "CsvProblem";
  constructor(readonly fault: CsvFault) {
    super(`Not a table: ${fault}`);
  }
}

/** One row where it lies: cells are places in the bytes, good until the reader of rows returns. */
export interface CsvRow {
  bytes: Buffer;
  cells: number;
  /** Without the quotes around a cell. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where the cell has doubled quotes inside. */
  readonly doubled: Uint8Array;
}

export interface CsvScanner {
  add(chunk: Buffer): void;
  end(): void;
}

/** RFC 4180 by its bytes, a chunk at a time; a row is at most 64 KiB, so a quote that never closes holds no more than that. */
export function csvScanner(onRow: (row: CsvRow) => void): CsvScanner {
  const row: CsvRow = {
    bytes: Buffer.alloc(0),
    cells: 0,
    starts: new Int32Array(MOST_CELLS),
    ends: new Int32Array(MOST_CELLS),
    doubled: new Uint8Array(MOST_CELLS),
  };
  let room = Buffer.allocUnsafeSlow(LONGEST_ROW);
  let held = 0;
  let isBegun = false;

  const scan = (bytes: Buffer): number => {
    row.bytes = bytes;
    let from = 0;
    if (!isBegun) {
      if (bytes.length < BYTE_ORDER_MARK.length) return 0;
      isBegun = true;
      if (bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) from = BYTE_ORDER_MARK.length;
    }
    while (from < bytes.length) {
      const next = scanRow(row, from);
      if (next === NEEDS_MORE) break;
      if (!isBlank(row)) onRow(row);
      from = next;
    }
    if (bytes.length - from > LONGEST_ROW) throw new CsvProblem("row-too-long");
    return from;
  };
  /** What is left of one chunk and the next lie in the same bytes: a buffer for each would be as much garbage. */
  const add = (chunk: Buffer) => {
    const length = held + chunk.length;
    if (length > room.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      room.copy(larger, 0, 0, held);
      room = larger;
    }
    chunk.copy(room, held);
    const read = scan(room.subarray(0, length));
    room.copyWithin(0, read, length);
    held = length - read;
  };

  return {
    add,
    end: () => {
      if (held === 0) return;
      add(Buffer.of(LF));
      if (held > 0) throw new CsvProblem("ends-early");
    },
  };
}

function isBlank(row: CsvRow): boolean {
  return row.cells === 1 && row.starts[0] === row.ends[0] && row.bytes[(row.starts[0] ?? 0) - 1] !== QUOTE;
}

/** Where the next row begins. */
function scanRow(row: CsvRow, from: number): number {
  const { bytes } = row;
  const { length } = bytes;
  let at = from;
  row.cells = 0;
  for (;;) {
    at = bytes[at] === QUOTE ? scanQuoted(row, at + 1) : scanPlain(row, at);
    if (at === NEEDS_MORE) return NEEDS_MORE;
    row.cells += 1;
    const byte = bytes[at];
    if (byte === LF) return at + 1;
    if (byte === CR) {
      if (at + 1 === length) return NEEDS_MORE;
      if (bytes[at + 1] === LF) return at + 2;
    }
    if (byte !== COMMA) throw new CsvProblem("quotes");
    at += 1;
    if (row.cells === MOST_CELLS) throw new CsvProblem("row-too-long");
  }
}

function scanQuoted(row: CsvRow, start: number): number {
  const { bytes } = row;
  const last = bytes.length - 1;
  let doubled = 0;
  let at = start;
  for (; at < last; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) break;
    doubled = 1;
    at += 1;
  }
  if (at >= last) return NEEDS_MORE;
  row.starts[row.cells] = start;
  row.ends[row.cells] = at;
  row.doubled[row.cells] = doubled;
  return at + 1;
}

function scanPlain(row: CsvRow, start: number): number {
  const { bytes } = row;
  const { length } = bytes;
  let at = start;
  for (; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA || byte === LF || byte === CR) break;
    if (byte === QUOTE) throw new CsvProblem("quotes");
  }
  if (at >= length) return NEEDS_MORE;
  row.starts[row.cells] = start;
  row.ends[row.cells] = at;
  row.doubled[row.cells] = 0;
  return at;
}
