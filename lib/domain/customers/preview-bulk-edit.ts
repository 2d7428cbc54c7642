import { type BulkEdit, bulkChange } from "@/lib/domain/customers/bulk-edit";
import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, withChange } from "@/lib/domain/customers/customer-change";
import { CUSTOMER_TAGS_MAX } from "@/lib/domain/customers/customer-input";
import { CUSTOMER_INPUT_COLUMNS, customerCells } from "@/lib/domain/customers/customer-lines";
import type { Difference } from "@/lib/domain/customers/import-row";

export interface EditedCustomer {
  readonly customer: Customer;
  readonly version: number;
  readonly accountCount: number;
}

export interface BulkRefusal {
  readonly code: "bulk-too-many-tags";
  readonly count: number;
  readonly most: number;
}

export const BULK_CLASSES = ["change", "unchanged", "refused"] as const;
export type BulkClass = (typeof BULK_CLASSES)[number];

export interface BulkRow extends EditedCustomer {
  readonly kind: BulkClass;
  /** Null unless it would be sent. */
  readonly change: CustomerChange | null;
  readonly differences: readonly Difference[];
  readonly refusal: BulkRefusal | null;
  /** Billing ends for accounts that are assigned: lawful, and rarely meant. */
  readonly stopsBilling: boolean;
}

export interface BulkPreview {
  readonly edit: BulkEdit;
  readonly rows: readonly BulkRow[];
  /** How many customers would be changed. */
  readonly count: number;
  /** Whether a person has to type that number. */
  readonly isTyped: boolean;
  /** Another as soon as one of them is another, or has changed. */
  readonly mark: string;
}

/** What an edit would do to each customer. */
export function previewBulkEdit(customers: readonly EditedCustomer[], edit: BulkEdit): BulkRow[] {
  return customers.map((edited) => {
    const { customer } = edited;
    const asked = bulkChange(customer, edit);
    const count = asked?.tags?.length ?? 0;
    const isTooMany = count > CUSTOMER_TAGS_MAX && count > customer.tags.length;
    const refusal: BulkRefusal | null = isTooMany
      ? { code: "bulk-too-many-tags", count, most: CUSTOMER_TAGS_MAX }
      : null;
    return {
      ...edited,
      kind: asked === null ? "unchanged" : refusal === null ? "change" : "refused",
      change: refusal === null ? asked : null,
      differences: asked === null ? [] : differencesOf(customer, asked),
      refusal,
      stopsBilling: asked?.partnerBilling?.enabled === false && edited.accountCount > 0,
    };
  });
}

function differencesOf(customer: Customer, change: CustomerChange): Difference[] {
  const [before, after] = [customerCells(customer), customerCells(withChange(customer, change))];
  const columns = CUSTOMER_INPUT_COLUMNS.filter((column) => before[column] !== after[column]);
  return columns.map((column) => ({ column, before: before[column], after: after[column] }));
}

/** Above 25 customers or 5 % of all there are, a person types how many (RELIABILITY.md 2, row 16). */
export function isBulk(count: number, all: number): boolean {
  return count > 25 || count * 20 > all;
}
