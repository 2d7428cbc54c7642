import { type BulkEdit, bulkChange } from "@/lib/domain/customers/bulk-edit";
import type { Customer } from "@/lib/domain/customers/customer";
import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import { CUSTOMER_TAGS_MAX, type CustomerRefusal, checkCustomerDraft } from "@/lib/domain/customers/customer-input";
import { customerCells } from "@/lib/domain/customers/customer-lines";
import type { Difference } from "@/lib/domain/customers/import-row";

export interface EditedCustomer {
  readonly customer: Customer;
  readonly version: number;
  readonly accountCount: number;
}

export type BulkRefusal =
  | CustomerRefusal
  | { readonly code: "bulk-too-many-tags"; readonly count: number; readonly most: number };

export const BULK_CLASSES = ["change", "unchanged", "refused"] as const;
export type BulkClass = (typeof BULK_CLASSES)[number];

export interface BulkRow extends EditedCustomer {
  readonly kind: BulkClass;
  /** Null unless it would be sent. */
  readonly change: CustomerChange | null;
  readonly differences: readonly Difference[];
  readonly refusals: readonly BulkRefusal[];
  /** Billing ends for accounts that are assigned: lawful, and rarely meant. */
  readonly stopsBilling: boolean;
}

/** What an edit would do to each customer. */
export function previewBulkEdit(customers: readonly EditedCustomer[], edit: BulkEdit, now: Date): BulkRow[] {
  return customers.map((edited) => {
    const asked = bulkChange(edited.customer, edit);
    const refusals = asked === null ? [] : refusalsOf(edited.customer, asked, now);
    const kind = asked === null ? "unchanged" : refusals.length > 0 ? "refused" : "change";
    const stopsBilling = kind === "change" && asked?.partnerBilling?.enabled === false && edited.accountCount > 0;
    const differences = asked === null ? [] : differencesOf(edited.customer, asked);
    return { ...edited, kind, change: kind === "change" ? asked : null, differences, refusals, stopsBilling };
  });
}

function refusalsOf(customer: Customer, { tags }: CustomerChange, now: Date): BulkRefusal[] {
  if (tags === undefined || tags.length < customer.tags.length) return [];
  const tooMany: BulkRefusal[] =
    tags.length > CUSTOMER_TAGS_MAX
      ? [{ code: "bulk-too-many-tags", count: tags.length, most: CUSTOMER_TAGS_MAX }]
      : [];
  const draft = { name: customer.name, trialExpiresOn: null, tags: [...tags] };
  return [...tooMany, ...checkCustomerDraft(draft, { now, namesTaken: [] })];
}

function differencesOf(customer: Customer, change: CustomerChange): Difference[] {
  const before = customerCells(customer);
  const after = customerCells({
    ...customer,
    partnerBilling: change.partnerBilling ?? customer.partnerBilling,
    tags: change.tags ?? customer.tags,
  });
  const columns = ["partner_billing", "billing_folder", "tags"] as const;
  return columns.flatMap((column) =>
    before[column] === after[column] ? [] : [{ column, before: before[column], after: after[column] }],
  );
}

/** Above 25 customers or 5 % of all there are, a person types how many (RELIABILITY.md 2, row 16). */
export function isBulk(count: number, all: number): boolean {
  return count > 25 || count * 20 > all;
}
