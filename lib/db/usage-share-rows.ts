import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { UsageReportShare } from "@/lib/db/generated/client";
import { listUsageReports } from "@/lib/db/report-rows";
import type { UsageReport, UsageReportPart, UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

/** Lets each customer that has rows in a finished report over several know of its own. */
export async function shareUsageReport(db: Db, reportId: string): Promise<void> {
  await db.$executeRaw`SELECT share_usage_report(${reportId}::uuid)`;
}

/** Takes a report for this transaction alone, so that of two parts that end at once the later knows of the earlier. */
export async function holdUsageReport(db: Db, reportId: string): Promise<void> {
  await db.$executeRaw`SELECT FROM usage_report WHERE id = ${reportId}::uuid FOR UPDATE`;
}

export async function findReportShare(db: Db, reportId: string, customer: CustomerId): Promise<UsageReport | null> {
  const row = await db.usageReportShare.findUnique({
    where: { reportId_customerId: { reportId, customerId: customer } },
  });
  return row && toReport(row);
}

/** A customer's own reports and what others hold of its rows, newest first. */
export async function listReportsOf(
  db: Db,
  { customer, skip, take }: { customer: CustomerId; skip: number; take: number },
): Promise<UsageReport[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM (
      SELECT id, created_at FROM usage_report WHERE customer_id = ${customer}
      UNION ALL SELECT report_id, created_at FROM usage_report_share WHERE customer_id = ${customer}) r
    ORDER BY created_at DESC, r.id OFFSET ${skip} LIMIT ${take}`;
  const among = ids.map(({ id }) => id);
  const own = await listUsageReports(db, { customer, among, skip: 0, take });
  const shares = await db.usageReportShare.findMany({ where: { customerId: customer, reportId: { in: among } } });
  const found = new Map([...own, ...shares.map(toReport)].map((report) => [report.id, report]));
  return among.flatMap((id) => found.get(id) ?? []);
}

export async function countReportsOf(db: Db, customer: CustomerId): Promise<number> {
  const own = await db.usageReport.count({ where: { customerId: customer } });
  return own + (await db.usageReportShare.count({ where: { customerId: customer } }));
}

function toReport(row: UsageReportShare): UsageReport {
  const request = fromDocument<UsageReportRequest>(row.request);
  const kept = { at: "ready", bytes: 0, repeats: 0, keptAt: row.keptAt.toISOString() } as const;
  const parts = row.parts.map(
    (id): UsageReportPart => ({
      id,
      parentId: null,
      from: `${request.from}T00:00:00.000Z`,
      to: `${request.to}T00:00:00.000Z`,
      operationId: "",
      columns: row.columns,
      progress: { ...kept, hereId: "", rows: 0, sha256: null },
    }),
  );
  return {
    id: row.reportId,
    customerId: customerId(row.customerId),
    realm: row.realm,
    request,
    requestedByName: null,
    createdAt: row.createdAt.toISOString(),
    scheduleId: null,
    isShare: true,
    parts,
    progress: { ...kept, rows: row.rows },
  };
}
