import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { Prisma } from "@/lib/db/generated/client";
import { toUsagePart } from "@/lib/db/usage-part-rows";
import { joinParts } from "@/lib/domain/usage/join-parts";
import type { UsageReport, UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface NewUsageReport {
  readonly id: string;
  readonly customerId: CustomerId | null;
  readonly realm: string;
  readonly request: UsageReportRequest;
  readonly requestedById: string;
  readonly requestedByName: string;
  readonly scheduleId?: string;
  readonly dueOn?: string;
}

const WITH_PARTS = { parts: { orderBy: [{ fromTime: "asc" }, { seq: "asc" }] } } satisfies Prisma.UsageReportInclude;
type ReportRow = Prisma.UsageReportGetPayload<{ include: typeof WITH_PARTS }>;

export async function insertUsageReport(db: Db, { dueOn, ...report }: NewUsageReport): Promise<void> {
  const request = toDocument(report.request);
  const data = { ...report, request, ...(dueOn === undefined ? {} : { dueOn: new Date(dueOn) }) };
  await db.usageReport.create({ data, select: { id: true } });
}

export async function findUsageReport(db: Db, id: string): Promise<UsageReport | null> {
  const row = await db.usageReport.findUnique({ where: { id }, include: WITH_PARTS });
  return row && toUsageReport(row);
}

/** Who asked for a report, for what follows from it without them. */
export async function findRequester(db: Db, reportId: string): Promise<{ id: string; name: string } | null> {
  const row = await db.usageReport.findUnique({
    where: { id: reportId },
    select: { requestedById: true, requestedByName: true },
  });
  return row && { id: row.requestedById, name: row.requestedByName };
}

export interface ReportFilter {
  readonly customer: CustomerId | null;
  readonly among?: readonly string[];
  readonly skip: number;
  readonly take: number;
}

export async function listUsageReports(db: Db, filter: ReportFilter): Promise<UsageReport[]> {
  const rows = await db.usageReport.findMany({
    where: {
      ...(filter.customer === null ? {} : { customerId: filter.customer }),
      ...(filter.among && { id: { in: [...filter.among] } }),
    },
    include: WITH_PARTS,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: filter.skip,
    take: filter.take,
  });
  return rows.map(toUsageReport);
}

export async function countUsageReports(db: Db, customer: CustomerId | null): Promise<number> {
  return db.usageReport.count({ where: customer === null ? {} : { customerId: customer } });
}

function toUsageReport(row: ReportRow): UsageReport {
  const request = fromDocument<UsageReportRequest>(row.request);
  const parts = row.parts.map(toUsagePart);
  return {
    id: row.id,
    customerId: row.customerId as CustomerId | null,
    realm: row.realm,
    request,
    requestedByName: row.requestedByName,
    createdAt: row.createdAt.toISOString(),
    scheduleId: row.scheduleId,
    isShare: false,
    parts,
    progress: joinParts(request, parts),
  };
}
