import "server-only";
import { byteStream } from "@/lib/support/byte-stream";
import { csvLines } from "@/lib/support/csv-text";
import { downloadHeaders } from "@/lib/support/download-headers";

type Lines = readonly (readonly string[])[];

export interface CsvFile {
  readonly name: string;
  readonly columns: readonly string[];
  /** Hands over the lines some at a time, each time waiting until the reader has taken the last. */
  readonly write: (take: (lines: Lines) => Promise<void>) => Promise<void>;
}

/** A file sent while it is written: its head at once, and never more of it in memory than one handful of lines. */
export function csvStream({ name, columns, write }: CsvFile): Response {
  const encoder = new TextEncoder();
  const body = byteStream(async (take) => {
    const takeLines = (lines: Lines) => take(encoder.encode(csvLines(lines)));
    await takeLines([columns]);
    await write(takeLines);
  });
  return new Response(body, { headers: downloadHeaders({ name, type: "text/csv; charset=utf-8" }) });
}
