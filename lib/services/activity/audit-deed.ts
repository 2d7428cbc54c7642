import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import type { Db } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AuditDetail } from "@/lib/domain/activity/audit-line";

export interface Deed {
  readonly verb: string;
  readonly subject: string;
  readonly detail: AuditDetail;
}

/** What somebody of the staff did inside Headwater, in the transaction that does it. */
export function auditDeed(db: Db, scope: StaffScope, deed: Deed): Promise<void> {
  return addAuditEntry(db, {
    ...deed,
    actorId: scope.userId,
    actorName: scope.name,
    customerId: null,
    operationId: null,
  });
}
