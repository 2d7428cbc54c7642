import "server-only";
import { type AuditEntry, addAuditEntry } from "@/lib/db/audit-rows";
import type { Db } from "@/lib/db/client";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface OwnDeed {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly customerId: CustomerId | null;
  };
  readonly verb: string;
  readonly detail?: AuditEntry["detail"];
}

/** What somebody did to their own account. */
export function auditOwn(db: Db, { person, verb, detail }: OwnDeed): Promise<void> {
  return addAuditEntry(db, {
    actorId: person.id,
    actorName: person.name,
    verb,
    subject: person.email,
    customerId: person.customerId,
    operationId: null,
    detail: detail ?? {},
  });
}
