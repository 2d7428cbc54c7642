import { appendFileSync, renameSync, statSync } from "node:fs";

const MOST_BYTES = 10 * 1024 * 1024;
const KEPT_LINES = 40;

export interface RotatingLog {
  readonly path: string;
  write(text: string): void;
  /** What was written last, to tell why a process ended. */
  tail(lines: number): string[];
}

/** A log that cannot fill the disk: at its limit the file is put aside, in place of the one put aside before. */
export function openRotatingLog(path: string): RotatingLog {
  let last: string[] = [];
  let bytes = sizeOf(path);
  return {
    path,
    write(text) {
      last = [...last, ...text.split("\n").filter(Boolean)].slice(-KEPT_LINES);
      try {
        if (bytes > MOST_BYTES) {
          renameSync(path, `${path}.1`);
          bytes = 0;
        }
        appendFileSync(path, text, { mode: 0o600 });
        bytes += Buffer.byteLength(text);
      } catch {
        // A full disk must not end what still works without its log.
      }
    },
    tail: (lines) => last.slice(-lines),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
