import type { FamilyPattern } from "@/lib/domain/assignments/family-pattern";
import type { CustomerAccount } from "@/lib/domain/customers/customer";

/** A customer's accounts and how they pay, as both sides of the portal show them. */
export interface CustomerAccounts {
  readonly accounts: readonly CustomerAccount[];
  readonly pattern: FamilyPattern;
  readonly managedBy: "v1" | "v2";
  /** The oldest reading among the rows; null when there are none and nothing was ever read. */
  readonly readAt: string | null;
}
