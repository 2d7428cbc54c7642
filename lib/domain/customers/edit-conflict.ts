import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, withChange } from "@/lib/domain/customers/customer-change";
import {
  type CustomerFacts,
  type CustomerField,
  type CustomerFieldContent,
  customerFacts,
  differingFields,
} from "@/lib/domain/customers/customer-facts";

/** One field of two edits that were made from one version: what it was, what they made of it, and what you did. */
export interface ConflictRow {
  readonly field: CustomerField;
  readonly before: CustomerFieldContent;
  readonly theirs: CustomerFieldContent;
  readonly yours: CustomerFieldContent;
  /** `both`: to different values, so that a person has to choose. */
  readonly changedBy: "them" | "you" | "both";
}

export interface TwoEdits {
  /** What your edit was made from. */
  readonly base: Customer;
  /** What it is now. */
  readonly theirs: Customer;
  readonly yours: CustomerChange;
}

/** Field by field, what either of two edits changed; a field that both made the same is theirs already. */
export function editConflict({ base, theirs, yours }: TwoEdits): ConflictRow[] {
  const before = customerFacts(base);
  const now = customerFacts(theirs);
  const wanted = customerFacts(withChange(base, yours));
  const byThem = differingFields(before, now);
  const byYou = differingFields(before, wanted);
  const apart = differingFields(now, wanted);
  return byThem
    .concat(byYou.filter((field) => !byThem.includes(field)))
    .map((field) => ({ field, before: before[field], theirs: now[field], yours: wanted[field] }))
    .map((row) => {
      const isMine = byYou.includes(row.field) && apart.includes(row.field);
      const isTheirs = byThem.includes(row.field);
      return { ...row, changedBy: isMine && isTheirs ? "both" : isMine ? "you" : "them" };
    });
}

/** Your edit, made anew from what it is now: your fields over theirs, but for those you leave to them. */
export function rebasedEdit(edits: TwoEdits, leftToThem: readonly CustomerField[]): Customer {
  const { theirs } = edits;
  const mine = editConflict(edits).filter(
    ({ field, changedBy }) => changedBy !== "them" && !leftToThem.includes(field),
  );
  const facts: CustomerFacts = {
    ...customerFacts(theirs),
    ...Object.fromEntries(mine.map(({ field, yours }) => [field, yours])),
  };
  const { billingEnabled, billingFolder, ...rest } = facts;
  return { ...theirs, ...rest, partnerBilling: { enabled: billingEnabled, folder: billingFolder } };
}
