import type { Role } from "@/lib/domain/access/roles";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const PERSON_STATES = ["active", "invited", "disabled"] as const;
/** Invited: has chosen no password yet, and not come through the sign-in provider either. */
export type PersonState = (typeof PERSON_STATES)[number];

/** One of the people who may sign in, or might. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  /** Read besides that one. */
  readonly furtherCustomers: readonly { readonly id: CustomerId; readonly name: string }[];
  readonly state: PersonState;
  readonly version: number;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
  /** Sessions that would be let in now. */
  readonly sessions: number;
  /** When the link that is out for this person stops working; null when none is. */
  readonly linkExpiresAt: Date | null;
  /** Since when a second factor is asked for; null while it is not. */
  readonly factorSince: Date | null;
}
