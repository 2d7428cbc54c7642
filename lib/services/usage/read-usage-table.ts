import "server-only";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { readUsageHeader, type UsageColumns } from "@/lib/domain/usage/usage-columns";
import { REPORT_ROW_CAP } from "@/lib/domain/usage/usage-report";
import { parseDecimal } from "@/lib/domain/values/decimal-text";
import { type CopyText, NULL_CELL } from "@/lib/services/usage/copy-text";
import type { RealmCustomers } from "@/lib/services/usage/usage-item-lines";
import { type UsageItems, usageItems } from "@/lib/services/usage/usage-items";
import { type UsageSpan, usageTimes } from "@/lib/services/usage/usage-times";
import { CsvProblem, type CsvRow, csvScanner } from "@/lib/support/csv-scanner";

export interface UsageAsked extends UsageSpan {
  readonly realms: RealmCustomers;
}

export interface UsageTable {
  add(chunk: Buffer): void;
  end(): { readonly rows: number; readonly columns: readonly string[]; readonly mayRepeat: boolean };
}

interface Reading {
  readonly columns: UsageColumns;
  readonly items: UsageItems;
  readonly timeOf: (row: CsvRow) => string;
}

/**
 * Turns a report's CSV into lines for COPY while it passes by. No row is ever an object: what its texts stand for is
 * looked up by their bytes, and only the first of each kind is taken apart. Throws an UnreadableReport.
 */
export function readUsageTable(
  asked: UsageAsked,
  out: { readonly rows: CopyText; readonly items: CopyText },
): UsageTable {
  let reading: Reading | null = null;
  let rows = 0;

  const scanner = csvScanner((row) => {
    if (reading === null) {
      reading = startReading(row, asked, out.items);
      return;
    }
    const { columns, items, timeOf } = reading;
    rows += 1;
    if (rows > REPORT_ROW_CAP) throw new UnreadableReport("too-large", rows);
    if (row.cells !== columns.fields.length) throw new UnreadableReport("ragged", rows);
    const moment = timeOf(row);
    out.rows.ascii(`${rows}${items.tailOf(row, moment)}${moment}\t`);
    addAmount(out.rows, row, columns.measures.billable);
    out.rows.byte(TAB);
    addAmount(out.rows, row, columns.measures.usage);
    out.rows.byte(LF);
  });

  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof CsvProblem) throw new UnreadableReport(error.fault, reading === null ? 0 : rows + 1);
      if (error instanceof UnreadableReport && error.row === null) throw new UnreadableReport(error.reason, rows);
      throw error;
    }
  };

  return {
    add: (chunk) => named(() => scanner.add(chunk)),
    end: () => {
      named(() => scanner.end());
      if (reading === null) throw new UnreadableReport("no-header");
      return { rows, columns: reading.columns.fields, mayRepeat: reading.items.mayRepeat() };
    },
  };
}

function startReading(row: CsvRow, asked: UsageAsked, itemLines: CopyText): Reading {
  const cells = Array.from({ length: row.cells }, (_, place) =>
    row.bytes.toString("utf8", row.starts[place], row.ends[place]),
  );
  const columns = readUsageHeader(cells);
  if (typeof columns === "string") throw new UnreadableReport(columns, 0);
  return {
    columns,
    items: usageItems(columns, asked.realms, itemLines),
    timeOf: usageTimes(columns.measures.at, asked),
  };
}

const TAB = 0x09;
const LF = 0x0a;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const MOST_DIGITS = 40;

/** A plain number goes on as it stands; anything else is read as one, or refused. */
function addAmount(out: CopyText, { bytes, starts, ends }: CsvRow, place: number): void {
  const start = starts[place] ?? 0;
  const end = ends[place] ?? 0;
  if (place < 0 || start === end) out.ascii(NULL_CELL);
  else if (isPlainNumber(bytes, start, end)) out.bytes(bytes, start, end);
  else out.ascii(amountOf(bytes.toString("latin1", start, end)));
}

function amountOf(text: string): string {
  const amount = parseDecimal(text.trim());
  if (amount === null) throw new UnreadableReport("amount");
  return amount;
}

function isPlainNumber(bytes: Buffer, start: number, end: number): boolean {
  let at = bytes[start] === MINUS ? start + 1 : start;
  let point = -1;
  if (end - at > MOST_DIGITS || bytes[at] === POINT || bytes[end - 1] === POINT) return false;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && point < 0) point = at;
    else if (byte < ZERO || byte > NINE) return false;
  }
  return bytes[end - 1] !== MINUS;
}
