import "server-only";

/** Text of a COPY gathered into bytes, the room growing with what is put in. */
export interface CopyText {
  readonly length: number;
  ascii(text: string): void;
  byte(code: number): void;
  utf8(text: string): void;
  /** Few bytes of another buffer, as they stand. */
  bytes(source: Buffer, from: number, to: number): void;
  /** All there is, and begins anew; good until it is taken once more. */
  take(): Buffer;
}

export function copyText(room: number): CopyText {
  let held = Buffer.allocUnsafeSlow(room);
  let other = Buffer.allocUnsafeSlow(room);
  let length = 0;
  const makeRoom = (more: number) => {
    if (length + more <= held.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(held.length * 2, length + more));
    held.copy(larger, 0, 0, length);
    held = larger;
  };
  return {
    get length() {
      return length;
    },
    ascii(text) {
      makeRoom(text.length);
      length += held.write(text, length, "latin1");
    },
    byte(code) {
      makeRoom(1);
      held[length] = code;
      length += 1;
    },
    utf8(text) {
      makeRoom(text.length * 3);
      length += held.write(text, length, "utf8");
    },
    bytes(source, from, to) {
      makeRoom(to - from);
      for (let at = from; at < to; at += 1) {
        held[length] = source[at] ?? 0;
        length += 1;
      }
    },
    take() {
      const taken = held.subarray(0, length);
      [held, other] = [other, held];
      length = 0;
      return taken;
    },
  };
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export const NULL_CELL = "\\N";

/** One cell of COPY's text format. */
export function copyCell(text: string): string {
  return text.replace(SPECIAL, (mark) => ESCAPES[mark] ?? mark);
}
