import "server-only";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { stringify } from "csv-stringify";
import Papa from "papaparse";
import { withScope } from "@/lib/db/client";
import { findPartChunk } from "@/lib/db/usage-part-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { wholeParts } from "@/lib/domain/usage/join-parts";
import type { UsageReport, UsageReportPart } from "@/lib/domain/usage/usage-report";
import { safeCsvCell } from "@/lib/domain/values/csv-cell";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";

export interface OpenedReport {
  readonly report: UsageReport;
  readonly stream: Readable;
}

/**
 * The kept files one after another, byte for byte as HERE sent them: gzip files in a row are one gzip file. Each begins
 * with the header again. Null when there is none this scope may have.
 */
export async function openOriginalReport(scope: StaffScope | ViewerScope, id: string): Promise<OpenedReport | null> {
  const report = await loadUsageReport(scope, id);
  if (report?.progress.at !== "ready" || report.isShare) return null;
  const parts = wholeParts(report.parts);
  return { report, stream: Readable.from(inTurn(parts, (part) => keptPieces(scope, part.id))) };
}

/** The rows of all files under one header, for a spreadsheet: cells that customers chose cannot turn into formulas. */
export async function openCsvReport(scope: StaffScope | ViewerScope, id: string): Promise<OpenedReport | null> {
  const report = await loadUsageReport(scope, id);
  if (report?.progress.at !== "ready" || report.isShare) return null;
  const parts = wholeParts(report.parts);
  const rows = inTurn(parts, (part) => rowsOf(scope, part, part === parts[0]));
  const safe = Readable.from(rows);
  const csv = stringify({ quoted_string: true, record_delimiter: "windows" });
  safe.on("error", (error) => csv.destroy(error));
  return { report, stream: safe.pipe(csv) };
}

async function* inTurn<T>(
  parts: readonly UsageReportPart[],
  open: (part: UsageReportPart) => AsyncIterable<T>,
): AsyncGenerator<T> {
  for (const part of parts) yield* open(part);
}

async function* rowsOf(
  scope: StaffScope | ViewerScope,
  part: UsageReportPart,
  withHeader: boolean,
): AsyncGenerator<string[]> {
  const file = Readable.from(keptPieces(scope, part.id));
  const inflated = file.pipe(createGunzip());
  const rows = inflated.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false }));
  for (const stage of [file, inflated]) stage.on("error", (error) => rows.destroy(error));
  let isHeader = true;
  for await (const row of rows as AsyncIterable<string[]>) {
    if (withHeader || !isHeader) yield row.map(safeCsvCell);
    isHeader = false;
  }
}

async function* keptPieces(scope: StaffScope | ViewerScope, partId: string): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const piece = await withScope(scope, (db) => findPartChunk(db, partId, seq));
    if (piece === null) return;
    yield piece;
  }
}
