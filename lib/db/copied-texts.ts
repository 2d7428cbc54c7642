import "server-only";

/** Signature, flags and the length of an extension there is none of. */
const HEADER_BYTES = 19;
/** Of a row with one text: how many columns, and the text's length. */
const FRAME_BYTES = 6;
const LENGTH_AT = 2;

/**
 * Takes the frame off a binary COPY of rows with one text each: no byte of a text is escaped there, so that a text may
 * be of many lines and go out as it came. A piece is made shorter in place.
 */
export function copiedTexts(): (piece: Buffer) => Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  let header = HEADER_BYTES;
  let framed = 0;
  let text = 0;
  return (piece) => {
    let kept = 0;
    let at = Math.min(header, piece.length);
    header -= at;
    while (at < piece.length) {
      if (text === 0) {
        frame[framed] = piece[at] ?? 0;
        at += 1;
        framed = (framed + 1) % FRAME_BYTES;
        if (framed === 0) text = Math.max(0, frame.readInt32BE(LENGTH_AT));
        continue;
      }
      const end = Math.min(piece.length, at + text);
      piece.copyWithin(kept, at, end);
      kept += end - at;
      text -= end - at;
      at = end;
    }
    return piece.subarray(0, kept);
  };
}
