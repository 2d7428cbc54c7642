import "server-only";
import { log } from "@/lib/support/log";

/** What is written while it is read: each piece waits until the reader has taken the one before. */
export function byteStream(
  write: (take: (piece: Uint8Array) => Promise<void>) => Promise<void>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  write((piece) => writer.write(piece))
    .then(() => writer.close())
    .catch((error: unknown) => {
      // Whoever reads must not take a part for the whole.
      log.warn({ event: "export-ended", err: error }, "an export ended before its end");
      return writer.abort(error).catch(() => undefined);
    });
  return readable;
}
