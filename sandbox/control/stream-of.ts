import { Readable } from "node:stream";

/** A body that is made while it is sent, no faster than the reader takes it. */
export function streamOf(pieces: AsyncIterable<Uint8Array> | Readable): ReadableStream {
  const source = pieces instanceof Readable ? pieces : Readable.from(pieces, { highWaterMark: 1 });
  return Readable.toWeb(source) as ReadableStream;
}
