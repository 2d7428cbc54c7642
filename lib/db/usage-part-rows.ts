import "server-only";
import type { Db } from "@/lib/db/client";
import type { UsageReportPart as PartRow } from "@/lib/db/generated/client";
import type { TimeSpan } from "@/lib/domain/usage/split-period";
import type { UsagePartFailure, UsagePartProgress, UsageReportPart } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface NewUsagePart extends TimeSpan {
  readonly id: string;
  readonly reportId: string;
  readonly customerId: CustomerId | null;
  readonly seq: number;
  readonly parentId?: string;
  readonly operationId: string;
}

export async function insertUsagePart(db: Db, { from, to, ...part }: NewUsagePart): Promise<void> {
  await db.usageReportPart.create({
    data: { ...part, fromTime: new Date(from), toTime: new Date(to), state: "sending", columns: [] },
    select: { id: true },
  });
}

/** A part as the worker that watches it needs it. */
export interface WatchedPart extends UsageReportPart {
  readonly reportId: string;
  readonly customerId: CustomerId | null;
  readonly polls: number;
  readonly watchedSince: string | null;
}

export async function findUsagePart(db: Db, id: string): Promise<WatchedPart | null> {
  const row = await db.usageReportPart.findUnique({ where: { id } });
  return (
    row && {
      ...toUsagePart(row),
      reportId: row.reportId,
      customerId: row.customerId as CustomerId | null,
      polls: row.polls,
      watchedSince: row.watchedSince?.toISOString() ?? null,
    }
  );
}

/** The parts HERE was asked for that came to no end yet. */
export async function listWatchedParts(db: Db): Promise<string[]> {
  const rows = await db.usageReportPart.findMany({
    where: { state: { in: ["requested", "keeping"] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function nextPartSeq(db: Db, reportId: string): Promise<number> {
  const { _max } = await db.usageReportPart.aggregate({ where: { reportId }, _max: { seq: true } });
  return (_max.seq ?? -1) + 1;
}

/** Which of these ids of HERE's belong to a part already, leaving one part out. */
export async function listKnownHereIds(db: Db, hereIds: readonly string[], except: string): Promise<Set<string>> {
  const rows = await db.usageReportPart.findMany({
    where: { hereId: { in: [...hereIds] }, id: { not: except } },
    select: { hereId: true },
  });
  return new Set(rows.flatMap(({ hereId }) => hereId ?? []));
}

export async function notePartRequested(
  db: Db,
  id: string,
  { hereId, operationId, at }: { hereId: string; operationId: string; at: Date },
): Promise<void> {
  await db.usageReportPart.updateMany({
    where: { id, state: { notIn: ["ready", "split"] } },
    data: { state: "requested", failure: null, hereId, operationId, requestedAt: at, watchedSince: at, polls: 0 },
  });
}

/** Puts an ended part back to where it is asked for or looked for. False: it had not ended in this way, or not any more. */
export async function reopenPart(
  db: Db,
  id: string,
  to: { state: "sending"; operationId: string } | { state: "requested"; at: Date },
): Promise<boolean> {
  const { count } = await db.usageReportPart.updateMany({
    where: { id, state: { in: ["failed", "cancelled"] } },
    data:
      to.state === "sending"
        ? { state: "sending", failure: null, operationId: to.operationId }
        : { state: "requested", failure: null, watchedSince: to.at, polls: 0 },
  });
  return count === 1;
}

export async function notePartPolled(db: Db, id: string): Promise<void> {
  await db.usageReportPart.updateMany({ where: { id }, data: { polls: { increment: 1 } } });
}

export async function notePartKeeping(db: Db, id: string): Promise<void> {
  await db.usageReportPart.updateMany({ where: { id, state: "requested" }, data: { state: "keeping" } });
}

export async function notePartFailed(db: Db, id: string, failure: UsagePartFailure): Promise<void> {
  await db.usageReportPart.updateMany({
    where: { id, state: { notIn: ["ready", "split"] } },
    data: { state: "failed", failure },
  });
}

export async function notePartCancelled(db: Db, id: string): Promise<void> {
  await db.usageReportPart.updateMany({
    where: { id, state: { notIn: ["ready", "split"] } },
    data: { state: "cancelled", failure: null },
  });
}

export interface KeptPart {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly repeats: number;
  readonly columns?: readonly string[];
}

export async function notePartReady(db: Db, id: string, { columns, ...kept }: KeptPart & { at: Date }): Promise<void> {
  await db.usageReportPart.updateMany({
    where: { id, state: { in: ["requested", "keeping"] } },
    data: {
      state: "ready",
      failure: null,
      rows: kept.rows,
      bytes: BigInt(kept.bytes),
      sha256: kept.sha256,
      repeats: kept.repeats,
      columns: [...(columns ?? [])],
      keptAt: kept.at,
    },
  });
}

/** Whether another part of its report was handed the same file. */
export async function hasTwinFile(db: Db, { id, reportId }: WatchedPart, sha256: string): Promise<boolean> {
  return (await db.usageReportPart.count({ where: { reportId, sha256, state: "ready", id: { not: id } } })) > 0;
}

/** False: it was split before. */
export async function notePartSplit(db: Db, id: string, rows: number): Promise<boolean> {
  const { count } = await db.usageReportPart.updateMany({
    where: { id, state: { in: ["requested", "keeping"] } },
    data: { state: "split", failure: null, rows },
  });
  return count === 1;
}

export async function dropPartChunks(db: Db, partId: string): Promise<void> {
  await db.usageReportChunk.deleteMany({ where: { partId } });
}

/** One piece of a part's file; null after the last. */
export async function findPartChunk(db: Db, partId: string, seq: number): Promise<Uint8Array | null> {
  const row = await db.usageReportChunk.findUnique({ where: { partId_seq: { partId, seq } } });
  return row?.bytes ?? null;
}

export function toUsagePart(row: PartRow): UsageReportPart {
  return {
    id: row.id,
    parentId: row.parentId,
    from: row.fromTime.toISOString(),
    to: row.toTime.toISOString(),
    operationId: row.operationId,
    columns: row.columns,
    progress: toProgress(row),
  };
}

function toProgress(row: PartRow): UsagePartProgress {
  const hereId = row.hereId ?? "";
  const since = (row.requestedAt ?? row.fromTime).toISOString();
  switch (row.state) {
    case "requested":
      return { at: "requested", hereId, since };
    case "keeping":
    case "split":
      return { at: row.state, hereId };
    case "ready":
      return {
        at: "ready",
        hereId,
        rows: row.rows ?? 0,
        bytes: Number(row.bytes ?? 0),
        repeats: row.repeats ?? 0,
        keptAt: row.keptAt?.toISOString() ?? since,
        sha256: row.sha256,
      };
    case "failed":
      return { at: "failed", hereId: row.hereId, reason: (row.failure ?? "unreadable") as UsagePartFailure };
    case "cancelled":
      return { at: "cancelled" };
    default:
      return { at: "sending" };
  }
}
