import "server-only";
import { type AuditEntry, addAuditEntry } from "@/lib/db/audit-rows";
import type { Db } from "@/lib/db/client";
import type { StaffScope, SystemScope } from "@/lib/domain/access/scope";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface PersonDeed {
  readonly verb: string;
  readonly person: { readonly email: string; readonly customerId: CustomerId | null };
  readonly detail?: AuditEntry["detail"];
}

/** Who did what to whom, in the transaction that does it. */
export function auditPerson(
  db: Db,
  scope: StaffScope | SystemScope,
  { verb, person, detail }: PersonDeed,
): Promise<void> {
  return addAuditEntry(db, {
    actorId: scope.kind === "staff" ? scope.userId : null,
    actorName: scope.kind === "staff" ? scope.name : scope.actor,
    verb,
    subject: person.email,
    customerId: person.customerId,
    operationId: null,
    detail: detail ?? {},
  });
}
