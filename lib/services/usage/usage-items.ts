import "server-only";
import type { UsageColumns } from "@/lib/domain/usage/usage-columns";
import type { CopyText } from "@/lib/services/usage/copy-text";
import { type RealmCustomers, usageItemLines } from "@/lib/services/usage/usage-item-lines";
import type { CsvRow } from "@/lib/support/csv-scanner";

export interface UsageItems {
  /** What a row's line says of its item: which it is, and whose. */
  tailOf(row: CsvRow, moment: string): string;
  /** False: every item is there once and its rows follow each other in time, so that none says what another says. */
  mayRepeat(): boolean;
}

/** Items need not be unique, so that what is remembered of them can be forgotten: a file may have one for each row. */
const MOST_BYTES = 24 * 1024 * 1024;
const SLOTS = 1 << 17;
const MOST_ITEMS = SLOTS / 2;
const MOST_PROBES = 8;
const BYTES_HASHED = 6;
const BLOCK_BYTES = 1024 * 1024;

interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The texts that rows share, each written once. They are told apart by their bytes as they stand in the file, without
 * making strings of them: a million rows of a few hundred bytes would be as much garbage.
 */
export function usageItems(columns: UsageColumns, realms: RealmCustomers, lines: CopyText): UsageItems {
  const runs = textRuns(columns);
  const lineOf = usageItemLines(columns, realms);
  const slots = new Int32Array(SLOTS);
  const held = heldTexts(runs);
  let tails: string[] = [""];
  let latest: string[] = [""];
  let isInOrder = true;
  let made = 0;

  const remember = (row: CsvRow, { slot, tail, moment }: { slot: number; tail: string; moment: string }) => {
    const length = lengthOf(row, runs);
    const isTooLong = length > BLOCK_BYTES;
    const isFull = tails.length > MOST_ITEMS || !held.hasRoom(length);
    if (isTooLong || isFull) isInOrder = false;
    if (isTooLong) return;
    if (isFull) {
      slots.fill(0);
      held.forget();
      tails = [""];
      latest = [""];
    }
    held.add(row, length);
    latest.push(moment);
    slots[slot] = tails.push(tail) - 1;
  };
  const follow = (known: number, moment: string) => {
    if ((latest[known] ?? "") >= moment) isInOrder = false;
    latest[known] = moment;
    return tails[known] ?? "";
  };

  return {
    mayRepeat: () => !isInOrder,
    tailOf(row, moment) {
      let slot = hashOf(row, runs);
      for (let probe = 0; probe < MOST_PROBES; probe += 1) {
        const known = slots[slot] ?? 0;
        if (known === 0) break;
        if (held.isSame(known, row)) return follow(known, moment);
        // This far on nobody looks, so it is made again when it comes again.
        if (probe === MOST_PROBES - 1) isInOrder = false;
        slot = (slot + 1) & (SLOTS - 1);
      }
      const { line, customer } = lineOf(row);
      made += 1;
      lines.utf8(`${made}\t${line}\n`);
      const tail = `\t${made}\t${customer}\t`;
      remember(row, { slot, tail, moment });
      return tail;
    },
  };
}

/** The texts of rows, counted from one. A block is never copied, and is filled anew after what it held is forgotten. */
function heldTexts(runs: readonly Run[]) {
  const blocks: Buffer[] = [];
  let starts: number[] = [0];
  let ends: number[] = [0];
  const placeFor = (length: number) => {
    const used = ends.at(-1) ?? 0;
    return (used % BLOCK_BYTES) + length > BLOCK_BYTES ? (blockAt(used) + 1) * BLOCK_BYTES : used;
  };
  return {
    hasRoom: (length: number) => placeFor(length) + length <= MOST_BYTES,
    forget() {
      starts = [0];
      ends = [0];
    },
    add(row: CsvRow, length: number) {
      const start = placeFor(length);
      const block = blocks[blockAt(start)] ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
      blocks[blockAt(start)] = block;
      let at = start % BLOCK_BYTES;
      for (const run of runs) at += row.bytes.copy(block, at, startOf(row, run), endOf(row, run));
      starts.push(start);
      ends.push(start + length);
    },
    isSame(known: number, row: CsvRow) {
      const start = starts[known] ?? 0;
      const block = blocks[blockAt(start)];
      const at = start % BLOCK_BYTES;
      return block !== undefined && isSame(row, runs, { block, at, end: at + (ends[known] ?? 0) - start });
    },
  };
}

function blockAt(place: number): number {
  return Math.floor(place / BLOCK_BYTES);
}

/** The columns that are no measures, neighbours together. */
function textRuns({ fields, measures }: UsageColumns): Run[] {
  const isMeasure = new Set(Object.values(measures));
  const runs: Run[] = [];
  for (let place = 0; place < fields.length; place += 1) {
    const last = runs.at(-1);
    if (isMeasure.has(place)) continue;
    if (last?.last === place - 1) runs[runs.length - 1] = { first: last.first, last: place };
    else runs.push({ first: place, last: place });
  }
  return runs;
}

const startOf = (row: CsvRow, run: Run) => row.starts[run.first] ?? 0;
const endOf = (row: CsvRow, run: Run) => row.ends[run.last] ?? 0;

function lengthOf(row: CsvRow, runs: readonly Run[]): number {
  let length = 0;
  for (const run of runs) length += endOf(row, run) - startOf(row, run);
  return length;
}

/** Cells differ in their lengths and at their ends: the rest is compared. */
function hashOf({ bytes, starts, ends }: CsvRow, runs: readonly Run[]): number {
  let hash = 17;
  for (const { first, last } of runs) {
    for (let place = first; place <= last; place += 1) {
      const start = starts[place] ?? 0;
      const end = ends[place] ?? 0;
      hash = Math.imul(hash ^ (end - start), 0x01000193);
      for (let at = Math.max(start, end - BYTES_HASHED); at < end; at += 1) {
        hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
      }
    }
  }
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function isSame(row: CsvRow, runs: readonly Run[], item: { block: Buffer; at: number; end: number }): boolean {
  let at = item.at;
  for (const run of runs) {
    const start = startOf(row, run);
    const end = endOf(row, run);
    const next = at + end - start;
    if (next > item.end || row.bytes.compare(item.block, at, next, start, end) !== 0) return false;
    at = next;
  }
  return at === item.end;
}
