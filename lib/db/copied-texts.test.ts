import fc from "fast-check";
import { expect, test } from "vitest";
import { copiedTexts } from "@/lib/db/copied-texts";

/** A binary COPY of one column, as PostgreSQL sends it. */
function binaryCopy(texts: readonly (string | null)[]): Buffer {
  const rows = texts.map((text) => {
    const head = Buffer.alloc(6);
    head.writeInt16BE(1);
    head.writeInt32BE(text === null ? -1 : Buffer.byteLength(text), 2);
    return Buffer.concat([head, Buffer.from(text ?? "")]);
  });
  return Buffer.concat([
    Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"),
    Buffer.alloc(8),
    ...rows,
    Buffer.from([255, 255]),
  ]);
}

test("the texts of a copy come out as they are, wherever its pieces are cut", () => {
  const text = fc.oneof(fc.constant(null), fc.string({ unit: "binary", maxLength: 60 }));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 40 })), (texts, lengths) => {
      const copy = binaryCopy(texts);
      const textsIn = copiedTexts();
      const out: Buffer[] = [];
      for (let at = 0, turn = 0; at < copy.length; turn += 1) {
        const end = at + (lengths[turn % Math.max(1, lengths.length)] ?? copy.length);
        out.push(Buffer.from(textsIn(Buffer.from(copy.subarray(at, end)))));
        at = end;
      }
      expect(Buffer.concat(out).toString()).toBe(Buffer.from(texts.join("")).toString());
    }),
  );
});
