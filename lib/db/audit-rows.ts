import "server-only";
import type { Db } from "@/lib/db/client";
import { toDocument } from "@/lib/db/document";
import type { AuditDetail, AuditLine } from "@/lib/domain/activity/audit-line";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface AuditEntry {
  readonly actorId: string | null;
  readonly actorName: string;
  readonly verb: string;
  readonly subject: string;
  readonly customerId: CustomerId | null;
  readonly operationId: string | null;
  readonly detail: AuditDetail;
}

/** As SQL hands it over. */
export interface AuditRow {
  readonly id: bigint;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly verb: string;
  readonly subject: string;
  readonly customer_id: string | null;
  readonly operation_id: string | null;
  readonly detail: object;
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
    detail: toDocument(entry.detail),
  };
}

export function toLine(row: AuditRow): AuditLine {
  return {
    id: row.id.toString(),
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    verb: row.verb,
    subject: row.subject,
    customerId: row.customer_id as CustomerId | null,
    operationId: row.operation_id,
    detail: row.detail as AuditDetail,
  };
}
