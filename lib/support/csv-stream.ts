import "server-only";
import { csvLines } from "@/lib/support/csv-text";
import { downloadHeaders } from "@/lib/support/download-headers";
import { log } from "@/lib/support/log";

type Lines = readonly (readonly string[])[];

export interface CsvFile {
  readonly name: string;
  readonly columns: readonly string[];
  /** Hands over the lines some at a time, each time waiting until the reader has taken the last. */
  readonly write: (take: (lines: Lines) => Promise<void>) => Promise<void>;
}

/** A file sent while it is written: its head at once, and never more of it in memory than one handful of lines. */
export function csvStream({ name, columns, write }: CsvFile): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const take = (lines: Lines) => writer.write(encoder.encode(csvLines(lines)));
  take([columns])
    .then(() => write(take))
    .then(() => writer.close())
    .catch((error: unknown) => {
      // Whoever reads must not take a part for the whole.
      log.warn({ event: "export-ended", err: error }, "an export ended before its end");
      return writer.abort(error).catch(() => undefined);
    });
  return new Response(readable, { headers: downloadHeaders({ name, type: "text/csv; charset=utf-8" }) });
}
