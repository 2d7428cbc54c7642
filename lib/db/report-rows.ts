import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { UsageReport as ReportRow } from "@/lib/db/generated/client";
import type { UsageReport, UsageReportFailure, UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface NewUsageReport {
  readonly id: string;
  readonly customerId: CustomerId | null;
  readonly realm: string;
  readonly request: UsageReportRequest;
  readonly requestedById: string;
  readonly requestedByName: string;
}

export async function insertUsageReport(db: Db, report: NewUsageReport): Promise<void> {
  await db.usageReport.create({
    data: { ...report, request: toDocument(report.request), state: "sending" },
    select: { id: true },
  });
}

export async function findUsageReport(db: Db, id: string): Promise<UsageReport | null> {
  const row = await db.usageReport.findUnique({ where: { id } });
  return row && toUsageReport(row);
}

export interface ReportFilter {
  readonly customer: CustomerId | null;
  readonly skip: number;
  readonly take: number;
}

export async function listUsageReports(db: Db, filter: ReportFilter): Promise<UsageReport[]> {
  const rows = await db.usageReport.findMany({
    where: filter.customer === null ? {} : { customerId: filter.customer },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: filter.skip,
    take: filter.take,
  });
  return rows.map(toUsageReport);
}

export async function countUsageReports(db: Db, customer: CustomerId | null): Promise<number> {
  return db.usageReport.count({ where: customer === null ? {} : { customerId: customer } });
}

export async function noteReportRequested(db: Db, id: string, at: { hereId: string; at: Date }): Promise<void> {
  await db.usageReport.updateMany({
    where: { id },
    data: { state: "requested", hereId: at.hereId, requestedAt: at.at, failure: null },
  });
}

export async function noteReportPolled(db: Db, id: string): Promise<void> {
  await db.usageReport.updateMany({ where: { id }, data: { polls: { increment: 1 } } });
}

export async function noteReportKeeping(db: Db, id: string): Promise<void> {
  await db.usageReport.updateMany({ where: { id }, data: { state: "keeping" } });
}

export async function noteReportFailed(db: Db, id: string, failure: UsageReportFailure): Promise<void> {
  await db.usageReport.updateMany({ where: { id, state: { not: "ready" } }, data: { state: "failed", failure } });
}

export async function noteReportReady(
  db: Db,
  id: string,
  kept: { rows: number; bytes: number; at: Date },
): Promise<void> {
  await db.usageReport.updateMany({
    where: { id },
    data: { state: "ready", rows: kept.rows, bytes: BigInt(kept.bytes), keptAt: kept.at },
  });
}

export async function dropReportChunks(db: Db, reportId: string): Promise<void> {
  await db.usageReportChunk.deleteMany({ where: { reportId } });
}

export async function addReportChunk(
  db: Db,
  report: { id: string; customerId: CustomerId | null },
  chunk: { seq: number; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await db.usageReportChunk.create({
    data: { reportId: report.id, customerId: report.customerId, seq: chunk.seq, bytes: chunk.bytes },
    select: { seq: true },
  });
}

/** One piece of the kept file; null after the last. */
export async function findReportChunk(db: Db, reportId: string, seq: number): Promise<Uint8Array | null> {
  const row = await db.usageReportChunk.findUnique({ where: { reportId_seq: { reportId, seq } } });
  return row?.bytes ?? null;
}

function toUsageReport(row: ReportRow): UsageReport {
  return {
    id: row.id,
    customerId: row.customerId as CustomerId | null,
    realm: row.realm,
    request: fromDocument<UsageReportRequest>(row.request),
    requestedByName: row.requestedByName,
    createdAt: row.createdAt.toISOString(),
    polls: row.polls,
    progress: toProgress(row),
  };
}

function toProgress(row: ReportRow): UsageReport["progress"] {
  const hereId = row.hereId ?? "";
  const since = (row.requestedAt ?? row.createdAt).toISOString();
  switch (row.state) {
    case "requested":
      return { at: "requested", hereId, since };
    case "keeping":
      return { at: "keeping", hereId };
    case "ready":
      return {
        at: "ready",
        hereId,
        rows: row.rows ?? 0,
        bytes: Number(row.bytes ?? 0),
        keptAt: row.keptAt?.toISOString() ?? since,
      };
    case "failed":
      return { at: "failed", hereId: row.hereId, reason: (row.failure ?? "unreadable") as UsageReportFailure };
    default:
      return { at: "sending" };
  }
}
