import type { CustomerId } from "@/lib/domain/values/customer-id";

export type AuditValue =
  | string
  | number
  | boolean
  | null
  | readonly AuditValue[]
  | { readonly [name: string]: AuditValue };

/** What an entry says besides who, what and when. `name` beside `nameBefore` is a change from the one to the other. */
export type AuditDetail = Readonly<Record<string, AuditValue>>;

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
  readonly detail: AuditDetail;
}

/** A line as lists show it: with its place in the chain, null until it has one. */
export interface ListedAuditLine extends AuditLine {
  readonly place: string | null;
}
