import type { PatternKind } from "@/lib/domain/assignments/family-pattern";
import type { Customer, VendorLinks } from "@/lib/domain/customers/customer";
import type { Money } from "@/lib/domain/values/money";

/** A customer as it was last read, with what Headwater keeps beside it for lists. */
export interface CachedCustomer {
  readonly customer: Customer;
  /** Counts the changes of what CloudHealth keeps; an edit names the one it was made from. */
  readonly version: number;
  readonly links: VendorLinks;
  readonly accountCount: number;
  readonly pattern: PatternKind;
  readonly monthCost: { readonly cost: Money; readonly month: string } | null;
  readonly fetchedAt: string;
}

/** A page of customers, as the list shows it. */
export interface CustomerList {
  readonly rows: readonly CachedCustomer[];
  readonly total: number;
  /** When CloudHealth's lists were last read whole; null before the first time. */
  readonly readAt: string | null;
}
