import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface AuditEntry {
  readonly actorId: string | null;
  readonly actorName: string;
  readonly verb: string;
  readonly subject: string;
  readonly customerId: CustomerId | null;
  readonly operationId: string | null;
  readonly detail: Record<string, string | number | boolean | null>;
}

export async function addAuditEntry(db: Db, entry: AuditEntry): Promise<void> {
  await db.auditEntry.create({ data: toColumns(entry), select: { id: true } });
}

export async function addAuditEntries(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  await db.auditEntry.createMany({ data: entries.map(toColumns) });
}

function toColumns(entry: AuditEntry) {
  return {
    actorId: entry.actorId,
    actorName: entry.actorName,
    verb: entry.verb,
    subject: entry.subject,
    customerId: entry.customerId,
    operationId: entry.operationId,
    detail: entry.detail satisfies Prisma.InputJsonValue,
  };
}

export async function listAuditEntries(db: Db, page: { skip: number; take: number }): Promise<AuditLine[]> {
  const rows = await db.auditEntry.findMany({ orderBy: { id: "desc" }, skip: page.skip, take: page.take });
  return rows.map((row) => ({
    id: row.id.toString(),
    at: row.at.toISOString(),
    actorId: row.actorId,
    actorName: row.actorName,
    verb: row.verb,
    subject: row.subject,
    customerId: row.customerId as CustomerId | null,
    operationId: row.operationId,
    detail: row.detail as AuditEntry["detail"],
  }));
}

export async function countAuditEntries(db: Db): Promise<number> {
  return db.auditEntry.count();
}
