import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export type Journal<Entry> = {
  entries: Entry[];
  append(entry: Entry): void;
  close(): void;
};

export class JournalDamaged extends Error {}

/**
 * A line counts once its line break is on disk. A last line without one was being written when the
 * process died, nobody was told of it, and it is cut off; a broken line before that is damage.
 */
function readLines(text: string): { lines: string[]; keptBytes: number } {
  const end = text.lastIndexOf("\n") + 1;
  const whole = text.slice(0, end);
  return { lines: whole.split("\n").filter((line) => line !== ""), keptBytes: Buffer.byteLength(whole) };
}

function parseLine<Entry>(line: string, number: number): Entry {
  try {
    return JSON.parse(line);
  } catch {
    throw new JournalDamaged(`line ${number} of the journal is not JSON`);
  }
}

export function openJournal<Entry>(folder: string): Journal<Entry> {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, "journal.jsonl"), "a+");
  const { lines, keptBytes } = readLines(readFileSync(file, "utf8"));
  ftruncateSync(file, keptBytes);
  return {
    entries: lines.map((line, at) => parseLine<Entry>(line, at + 1)),
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}
