import "server-only";
import { createGunzip } from "node:zlib";
import { inTransaction, withScope } from "@/lib/db/client";
import { addReportChunk, dropReportChunks, noteReportKeeping, noteReportReady } from "@/lib/db/report-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { csvShape } from "@/lib/domain/usage/csv-shape";
import { REPORT_ROW_CAP } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { now } from "@/lib/support/clock";
import { openReportOutput } from "@/lib/upstreams/here/usage-reports-api";

const CHUNK_BYTES = 1024 * 1024;
const KEEP_TIMEOUT_MS = 10 * 60_000;
// A row of thirteen bounded columns stays far below this; more inflated bytes than that are a bomb, not a report.
const LARGEST_ROW_BYTES = 4_096;
const LARGEST_CSV_BYTES = REPORT_ROW_CAP * LARGEST_ROW_BYTES;

export interface ReportToKeep {
  readonly id: string;
  readonly customerId: CustomerId | null;
  readonly hereId: string;
}

/**
 * Streams the finished file into the database as HERE sent it, in pieces, counting its rows on the way. All pieces and
 * the mark that they are whole are one transaction: a download that breaks off, or a file that is none, leaves nothing
 * behind. Throws an UnreadableReport.
 */
export async function keepUsageReport(scope: SystemScope, report: ReportToKeep): Promise<void> {
  await withScope(scope, (db) => noteReportKeeping(db, report.id));
  const output = await openReportOutput(upstreamClients(scope).here, report.hereId);
  const counter = countRows();
  await inTransaction(
    scope,
    async (db) => {
      await dropReportChunks(db, report.id);
      let seq = 0;
      let bytes = 0;
      for await (const chunk of inPieces(output, CHUNK_BYTES)) {
        await counter.add(chunk);
        await addReportChunk(db, report, { seq, bytes: chunk });
        seq += 1;
        bytes += chunk.byteLength;
      }
      await noteReportReady(db, report.id, { rows: await counter.end(), bytes, at: now() });
    },
    { timeoutMs: KEEP_TIMEOUT_MS },
  );
}

export class UnreadableReport extends Error {
  override readonly name = "UnreadableReport";
  constructor(readonly tooLarge: boolean) {
    super("The report is not a whole table in a gzip file of bounded size");
  }
}

/** Inflates what passes by and counts its rows, which must all be as wide as the header. */
function countRows(): { add(chunk: Uint8Array): Promise<void>; end(): Promise<number> } {
  const gunzip = createGunzip();
  const shape = csvShape();
  let inflated = 0;
  const done = new Promise<void>((resolve, reject) => {
    gunzip.on("data", (data: Buffer) => {
      inflated += data.length;
      if (inflated > LARGEST_CSV_BYTES) gunzip.destroy(new UnreadableReport(true));
      shape.add(data);
    });
    gunzip.on("end", resolve);
    gunzip.on("error", (error) => reject(error instanceof UnreadableReport ? error : new UnreadableReport(false)));
  });
  done.catch(() => undefined);
  return {
    add: (chunk) => Promise.race([done, new Promise<void>((resolve) => gunzip.write(chunk, () => resolve()))]),
    end: async () => {
      gunzip.end();
      await done;
      const rows = shape.end();
      if (rows === null) throw new UnreadableReport(false);
      return rows;
    },
  };
}

async function* inPieces(stream: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    held.push(part);
    length += part.byteLength;
    if (length < size) continue;
    yield joined(held, length);
    held = [];
    length = 0;
  }
  if (length > 0) yield joined(held, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
