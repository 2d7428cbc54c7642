import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { stringify } from "csv-stringify";
import Papa from "papaparse";
import { withScope } from "@/lib/db/client";
import { findReportChunk } from "@/lib/db/report-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { UsageReport } from "@/lib/domain/usage/usage-report";
import { safeCsvCell } from "@/lib/domain/values/csv-cell";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export interface OpenedReport {
  readonly report: UsageReport;
  readonly stream: Readable;
}

/** The kept file, byte for byte as HERE sent it. Null when there is none this scope may have. */
export async function openOriginalReport(scope: StaffScope | ViewerScope, id: string): Promise<OpenedReport | null> {
  const report = await loadUsageReport(scope, id);
  if (report?.progress.at !== "ready") return null;
  return { report, stream: Readable.from(keptPieces(scope, id)) };
}

/** The kept file as CSV for a spreadsheet: cells that customers chose cannot turn into formulas. */
export async function openCsvReport(scope: StaffScope | ViewerScope, id: string): Promise<OpenedReport | null> {
  const original = await openOriginalReport(scope, id);
  if (!original) return null;
  const inflated = original.stream.pipe(createGunzip());
  const rows = inflated.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false }));
  const safe = Readable.from(safeRows(rows));
  const csv = stringify({ quoted_string: true, record_delimiter: "windows" });
  for (const part of [original.stream, inflated, safe]) part.on("error", (error) => csv.destroy(error));
  return { report: original.report, stream: safe.pipe(csv) };
}

async function* safeRows(rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(safeCsvCell);
}

async function* keptPieces(scope: StaffScope | ViewerScope, id: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const piece = await withScope(scope, (db) => findReportChunk(db, id, seq));
    if (piece === null) return;
    yield piece;
  }
}
