import type { CustomerId } from "@/lib/domain/values/customer-id";

/** One line of the audit trail: who did or asked for what, on what. */
export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly verb: string;
  readonly subject: string;
  readonly customerId: CustomerId | null;
  readonly operationId: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}
