import { z } from "zod";
import { alike } from "@/lib/domain/customers/customer-facts";
import { CUSTOMER_LINE_COLUMNS } from "@/lib/domain/customers/customer-lines";
import type { ImportClass, ImportRow } from "@/lib/domain/customers/import-row";
import { CsvFileNameInput } from "@/lib/domain/values/csv-file-name";

/** A column that the file of refused rows has beside the others; read again, it is passed over. */
export const REFUSED_COLUMN = "refused_because";

/** Without its id column a file could make a customer twice that it meant to change. */
export const CUSTOMER_FILE = {
  columns: [...CUSTOMER_LINE_COLUMNS, REFUSED_COLUMN],
  required: ["customer_id"],
} as const;

export const CustomerImportInput = z.strictObject({
  importId: z.uuid({ error: "operation-id" }),
  fileName: CsvFileNameInput,
  /** What the browser says the file has: fewer that arrive are not the file. */
  bytes: z.int().nonnegative(),
  file: z.instanceof(Blob, { error: "file" }),
});
export type CustomerImportRequest = z.output<typeof CustomerImportInput>;

export const ApplyImportInput = z.strictObject({
  importId: z.uuid({ error: "operation-id" }),
  /** How many changes a person typed; null where nobody was asked. */
  typed: z.int().nullable(),
});
export type ApplyImportRequest = z.output<typeof ApplyImportInput>;

export const DiscardImportInput = ApplyImportInput.pick({ importId: true });
export type DiscardImportRequest = z.output<typeof DiscardImportInput>;

/** Why nothing was sent or put away of an import, or sent of an edit of many. */
export type ImportRefused =
  | { readonly code: "import-gone" }
  | { readonly code: "import-applied" }
  /** Some rows would become something else than the page said; it says so now. */
  | { readonly code: "import-moved"; readonly count: number }
  /** Other customers than were looked at, or others changed them since. */
  | { readonly code: "bulk-moved" }
  | { readonly code: "count-not-typed"; readonly count: number };

export type ImportState = "ready" | "applied" | "discarded";

export interface CustomerImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly counts: Readonly<Record<ImportClass, number>>;
  /** Rows that are something else than when they were first looked at. */
  readonly moved: number;
}

/** Above as many changes a person types how many (RELIABILITY.md 2, row 16). */
export const UNTYPED_MAX = 25;

/** Whether two previews of a row say the same; the version it is made from may have moved on for other reasons. */
export function isSameOutcome(one: ImportRow["outcome"], other: ImportRow["outcome"]): boolean {
  return alike({ ...one, version: 0 }, { ...other, version: 0 });
}
