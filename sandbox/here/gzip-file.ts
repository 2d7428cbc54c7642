import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { paced } from "./paced";

/** The rows repeat so much that the quickest level packs them to a tenth. */
const LEVEL = 1;

/** Made while it is read: no chunk is asked for before the one before it is packed, and none after the reader has gone. */
export function gzipFile(chunks: Iterable<string>): ReadableStream {
  const file = createGzip({ level: LEVEL });
  pipeline(Readable.from(paced(chunks), { highWaterMark: 1 }), file).catch((error: Error) => file.destroy(error));
  return Readable.toWeb(file) as ReadableStream;
}
