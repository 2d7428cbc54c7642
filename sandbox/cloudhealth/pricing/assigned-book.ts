import type { Store } from "../../store";
import { specOf } from "./known-specs";
import { ALL_PAYERS, type PriceBookAccountAssignment } from "./price-book-rows";
import type { PriceBookSpec } from "./price-book-spec";

const isFor = (row: PriceBookAccountAssignment, payer: string): boolean =>
  row.billingAccountOwnerId.padStart(12, "0") === payer;

/**
 * The book that prices what a payer pays for. One given to that payer counts before one given to all of them, and of
 * two alike the later one. A book assigned to the customer and to no payer prices nothing.
 */
export function assignedBook(store: Store, customerId: number, payer: string): PriceBookSpec | null {
  const rows = store
    .where("priceBookAccountAssignments", "customerId", customerId)
    .filter((row) => row.billingAccountOwnerId === ALL_PAYERS || isFor(row, payer))
    .sort((a, b) => Number(isFor(b, payer)) - Number(isFor(a, payer)) || b.id - a.id);
  const assignment = rows[0] && store.get("priceBookAssignments", rows[0].priceBookAssignmentId);
  const book = assignment && store.get("priceBooks", assignment.priceBookId);
  return book === undefined ? null : specOf(book);
}
