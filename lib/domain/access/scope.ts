import type { StaffRole } from "@/lib/domain/access/roles";
import type { CustomerId } from "@/lib/domain/values/customer-id";

declare const minted: unique symbol;

interface Minted {
  readonly [minted]: true;
}

/** Partner staff, signed in. Only lib/auth makes one. */
export interface StaffScope extends Minted {
  readonly kind: "staff";
  readonly userId: string;
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
}

/** Reads one customer and nothing else: a customer's own person, or staff looking as one. Only lib/auth makes one. */
export interface ViewerScope extends Minted {
  readonly kind: "viewer";
  readonly userId: string;
  readonly customerId: CustomerId;
  /** All that may be chosen among, this one with them. */
  readonly customers: readonly CustomerId[];
  /** Of staff who look at the customer's side as its people see it; null for those people. */
  readonly seenBy: StaffRole | null;
  readonly name: string;
  readonly email: string;
}

/** Work nobody is signed in for: syncs, operations, set-up. Only lib/auth/system-scope.ts makes one. */
export interface SystemScope extends Minted {
  readonly kind: "system";
  readonly actor: string;
}
