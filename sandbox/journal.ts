import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";

export type Journal<Entry> = {
  /** What was kept, oldest first; read from the file each time, never held. */
  entries(): Generator<Entry>;
  isEmpty(): boolean;
  append(entry: Entry): void;
  /** Forgets everything and begins again with this entry. */
  restart(first: Entry): void;
  close(): void;
};

export class JournalDamaged extends Error {}

const CHUNK = 1 << 20;
const LINE_BREAK = 10;

/**
 * A line counts once its line break is on disk. A last line without one was being written when the
 * process died, nobody was told of it, and it is cut off; a broken line before that is damage.
 */
function* readLines(file: number, end: number): Generator<Buffer> {
  let pending = Buffer.alloc(0);
  for (let position = 0; position < end; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, end - position));
    const count = readSync(file, chunk, { position });
    if (count === 0) return;
    position += count;
    let rest = Buffer.concat([pending, chunk.subarray(0, count)]);
    for (let at = rest.indexOf(LINE_BREAK); at >= 0; at = rest.indexOf(LINE_BREAK)) {
      yield rest.subarray(0, at);
      rest = rest.subarray(at + 1);
    }
    pending = rest;
  }
}

function parseLine<Entry extends object>(line: Buffer, number: number): Entry {
  try {
    const entry: Entry | null = JSON.parse(line.toString());
    if (typeof entry === "object" && entry !== null) return entry;
  } catch {}
  throw new JournalDamaged(`line ${number} of the journal is not a JSON object`);
}

function* readEntries<Entry extends object>(file: number, end: number): Generator<Entry> {
  let number = 0;
  for (const line of readLines(file, end)) {
    number += 1;
    yield parseLine<Entry>(line, number);
  }
}

/** Where the last whole line ends. */
function wholeLength(file: number): number {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let end = fstatSync(file).size; end > 0; ) {
    const from = Math.max(0, end - CHUNK);
    const count = readSync(file, chunk, { length: end - from, position: from });
    const at = chunk.subarray(0, count).lastIndexOf(LINE_BREAK);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}

/** All of it or nothing: half a line would take the next one with it. */
function writeLine(file: number, length: number, text: string): number {
  const line = Buffer.from(`${text}\n`);
  try {
    for (let sent = 0; sent < line.length; ) sent += writeSync(file, line, sent);
    fdatasyncSync(file);
    return length + line.length;
  } catch (error) {
    ftruncateSync(file, length);
    throw error;
  }
}

export function openJournal<Entry extends object>(folder: string): Journal<Entry> {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, "journal.jsonl"), "a+");
  let length = wholeLength(file);
  ftruncateSync(file, length);
  const append = (entry: Entry): void => {
    length = writeLine(file, length, JSON.stringify(entry));
  };
  return {
    entries: () => readEntries<Entry>(file, length),
    isEmpty: () => length === 0,
    append,
    restart: (first) => {
      ftruncateSync(file, 0);
      length = 0;
      append(first);
    },
    close: () => closeSync(file),
  };
}
