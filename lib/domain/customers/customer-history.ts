import type { Tag } from "@/lib/domain/customers/customer";
import {
  CUSTOMER_FIELDS,
  type CustomerFacts,
  type CustomerField,
  type CustomerFieldContent,
  differingFields,
} from "@/lib/domain/customers/customer-facts";

/** Through what Headwater learned a change; `kept` says whether its own page still exists. */
export type HistorySource =
  | { readonly by: "operation"; readonly id: string; readonly actorName: string; readonly kept: boolean }
  | { readonly by: "reading"; readonly id: string; readonly kept: boolean };

/** What a customer was from a moment on, until the next record. */
export interface CustomerRecord {
  readonly id: string;
  readonly version: number;
  /** From when on it was so. */
  readonly validFrom: string;
  /** When Headwater learned it. */
  readonly knownFrom: string;
  readonly removed: boolean;
  readonly facts: CustomerFacts;
  readonly source: HistorySource | null;
}

export interface FieldChange {
  readonly field: CustomerField;
  readonly before: CustomerFieldContent;
  readonly after: CustomerFieldContent;
}

export interface CustomerHistoryEntry extends Omit<CustomerRecord, "facts" | "removed"> {
  readonly kind: "first" | "changed" | "removed" | "returned";
  readonly changes: readonly FieldChange[];
}

/** A page of a customer's history, the newest first. */
export interface CustomerHistoryPage {
  readonly entries: readonly CustomerHistoryEntry[];
  readonly total: number;
}

/** One entry per record, each told by what differs from the one before it. `older`: the record before the last of them. */
export function customerHistory(
  records: readonly CustomerRecord[],
  older: CustomerRecord | null,
): CustomerHistoryEntry[] {
  return records.map((record, at) => {
    const { facts, removed, ...rest } = record;
    const before = records[at + 1] ?? older;
    if (before === null) return { ...rest, kind: "first", changes: firstFacts(facts) };
    if (removed) return { ...rest, kind: "removed", changes: [] };
    const changes = differingFields(before.facts, facts).map((field) => ({
      field,
      before: before.facts[field],
      after: facts[field],
    }));
    return { ...rest, kind: before.removed ? "returned" : "changed", changes };
  });
}

function firstFacts(facts: CustomerFacts): FieldChange[] {
  const isFilled = (value: CustomerFieldContent) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
  return CUSTOMER_FIELDS.filter((field) => isFilled(facts[field])).map((field) => ({
    field,
    before: field === "tags" ? [] : null,
    after: facts[field],
  }));
}

/** The tags before and after, where it is they that changed. */
export function tagChangesOf({ before, after }: FieldChange): TagChange[] {
  return tagChanges(tagsIn(before), tagsIn(after));
}

function tagsIn(content: CustomerFieldContent): readonly Tag[] {
  return content === null || typeof content !== "object" || "street1" in content ? [] : content;
}

/** A tag that came, went or has another value. */
export interface TagChange {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function tagChanges(before: readonly Tag[], after: readonly Tag[]): TagChange[] {
  const without = (tags: readonly Tag[], others: readonly Tag[]) =>
    tags.filter((tag) => !others.some((other) => other.key === tag.key && other.value === tag.value));
  const added = without(after, before);
  const dropped = without(before, after).map(({ key, value }): TagChange => {
    const at = added.findIndex((tag) => tag.key === key);
    const [instead] = at < 0 ? [] : added.splice(at, 1);
    return { key, before: value, after: instead?.value ?? null };
  });
  return [...dropped, ...added.map(({ key, value }) => ({ key, before: null, after: value }))];
}
