import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import type { CustomerDraft, CustomerRefusal } from "@/lib/domain/customers/customer-input";
import type { CustomerInputColumn } from "@/lib/domain/customers/customer-lines";
import type { CsvRow } from "@/lib/domain/values/csv-refusal";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const IMPORT_CLASSES = ["create", "update", "unchanged", "refused"] as const;
export type ImportClass = (typeof IMPORT_CLASSES)[number];

export type ImportRefusal =
  | CustomerRefusal
  /** A value that cannot be sent as it is. */
  | { readonly code: "cell"; readonly column: CustomerInputColumn; readonly issue: string }
  | { readonly code: "import-id-unknown"; readonly id: string }
  | { readonly code: "import-azure-fixed" }
  /** The same customer, name or link stands in several rows, and which one counts cannot be known. */
  | { readonly code: "import-repeated"; readonly what: "id" | "name" | "link"; readonly lines: readonly number[] };

export interface Difference {
  readonly column: CustomerInputColumn;
  readonly before: string;
  readonly after: string;
}

export type ImportOutcome =
  | { readonly kind: "create"; readonly draft: CustomerDraft }
  | {
      readonly kind: "update";
      readonly id: CustomerId;
      readonly version: number;
      readonly change: CustomerChange;
      readonly differences: readonly Difference[];
    }
  | { readonly kind: "unchanged"; readonly id: CustomerId }
  | { readonly kind: "refused"; readonly refusals: readonly ImportRefusal[] };

/** A row of a file of customers, and what would become of it. */
export interface ImportRow extends CsvRow {
  /** What it is called on the page: its name, or the customer's where the file gives none. */
  readonly name: string;
  readonly outcome: ImportOutcome;
  /** What would become of it has changed since the page was looked at. */
  readonly moved?: boolean;
}
