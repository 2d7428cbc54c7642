import { CLOUDMC_TAG, type Customer, HERE_TAG, type Tag } from "@/lib/domain/customers/customer";
import { checkCustomerChange } from "@/lib/domain/customers/customer-change-input";
import { checkCustomerDraft, comparableName, type LinkHeld } from "@/lib/domain/customers/customer-input";
import { CUSTOMER_INPUT_COLUMNS } from "@/lib/domain/customers/customer-lines";
import type { ImportOutcome, ImportRefusal, ImportRow } from "@/lib/domain/customers/import-row";
import { rowChange } from "@/lib/domain/customers/row-change";
import { type RowCells, rowDraft } from "@/lib/domain/customers/row-draft";
import type { CsvRow } from "@/lib/domain/values/csv-refusal";
import { parseCustomerId } from "@/lib/domain/values/customer-id";

export interface VersionedCustomer {
  readonly customer: Customer;
  readonly version: number;
}

export interface ImportFacts {
  readonly now: Date;
  /** All there are. */
  readonly customers: readonly VersionedCustomer[];
}

/** What would become of each row of a file, were it applied now. Nothing is read or written. */
export function previewCustomerImport(rows: readonly CsvRow[], facts: ImportFacts): ImportRow[] {
  const known: Known = {
    now: facts.now,
    byId: new Map(facts.customers.map((one) => [String(one.customer.id), one])),
    names: groupBy(facts.customers, ({ customer }) => comparableName(customer.name)),
    links: groupBy(facts.customers.flatMap(linksOf), linkKey),
  };
  const lines = rows.map((row) => classify(row, known));
  const repeats = [
    { what: "id" as const, lines: repeated(lines, ({ cells }) => cells.customer_id?.trim() ?? "") },
    { what: "name" as const, lines: repeated(lines, newName) },
    { what: "link" as const, lines: repeated(lines, (row) => newLink(row, CLOUDMC_TAG)) },
    { what: "link" as const, lines: repeated(lines, (row) => newLink(row, HERE_TAG)) },
  ];
  return lines.map((row) => {
    const refusals = repeats.flatMap(({ what, lines: byRow }): ImportRefusal[] => {
      const sharing = byRow.get(row);
      return sharing === undefined ? [] : [{ code: "import-repeated", what, lines: sharing }];
    });
    if (refusals.length === 0) return row;
    const own = row.outcome.kind === "refused" ? row.outcome.refusals : [];
    return { ...row, outcome: { kind: "refused", refusals: [...own, ...refusals] } };
  });
}

interface Known {
  readonly now: Date;
  readonly byId: ReadonlyMap<string, VersionedCustomer>;
  readonly names: ReadonlyMap<string, readonly VersionedCustomer[]>;
  readonly links: ReadonlyMap<string, readonly LinkHeld[]>;
}

function classify({ line, cells }: CsvRow, known: Known): ImportRow {
  const id = cells.customer_id?.trim() ?? "";
  const found = known.byId.get(id);
  const name = cells.name?.trim() || found?.customer.name || id;
  return { line, cells, name, outcome: outcomeOf(cells, id, { ...known, found }) };
}

function outcomeOf(
  cells: CsvRow["cells"],
  id: string,
  { found, ...known }: Known & { found: VersionedCustomer | undefined },
): ImportOutcome {
  const input = inputCells(cells);
  if (id === "") return toCreate(input, known);
  if (found !== undefined) return toUpdate(input, found, known);
  const issue: ImportRefusal =
    parseCustomerId(id) === null
      ? { code: "cell", column: "customer_id", issue: "customer-id" }
      : { code: "import-id-unknown", id };
  return { kind: "refused", refusals: [issue] };
}

function inputCells(cells: CsvRow["cells"]): RowCells {
  const pairs = CUSTOMER_INPUT_COLUMNS.map((column) => [column, cells[column]] as const);
  return Object.fromEntries(pairs.filter(([, cell]) => cell !== undefined));
}

function toCreate(cells: RowCells, known: Known): ImportOutcome {
  const draft = rowDraft(cells);
  if (!draft.ok) return { kind: "refused", refusals: draft.refusal };
  const { name, tags } = draft.value;
  const facts = { now: known.now, namesTaken: taken(name, known), linksHeld: held(tags, known) };
  const refusals = checkCustomerDraft(draft.value, facts);
  return refusals.length > 0 ? { kind: "refused", refusals } : { kind: "create", draft: draft.value };
}

function toUpdate(cells: RowCells, { customer, version }: VersionedCustomer, known: Known): ImportOutcome {
  const asked = rowChange(customer, { ...cells, customer_id: customer.id });
  if (!asked.ok) return { kind: "refused", refusals: asked.refusal };
  const { change, differences } = asked.value;
  const { name, tags = [] } = change;
  const refusals = checkCustomerChange(change, {
    now: known.now,
    namesTaken: name === undefined ? [] : taken(name, known, customer.id),
    linksHeld: held(newTags(customer, tags), known, customer.id),
  });
  if (refusals.length > 0) return { kind: "refused", refusals };
  if (differences.length === 0) return { kind: "unchanged", id: customer.id };
  return { kind: "update", id: customer.id, version, change, differences };
}

function taken(name: string, { names }: Known, but: string | null = null): string[] {
  const same = names.get(comparableName(name)) ?? [];
  return same.filter(({ customer }) => customer.id !== but).map(({ customer }) => customer.name);
}

function held(tags: readonly Tag[], { links }: Known, but: string | null = null): LinkHeld[] {
  return tags.flatMap((tag) => links.get(linkKey(tag)) ?? []).filter(({ holder }) => holder !== but);
}

function linksOf({ customer }: VersionedCustomer): LinkHeld[] {
  const links = customer.tags.filter(({ key }) => key === CLOUDMC_TAG || key === HERE_TAG);
  return links.map(({ key, value }) => ({ key, value, holder: customer.id, holderName: customer.name }));
}

function linkKey({ key, value }: Tag): string {
  return `${key}=${value}`;
}

/** A link that is disputed already does not stand in the way of changing another tag. */
function newTags({ tags }: Customer, wanted: readonly Tag[]): Tag[] {
  return wanted.filter(({ key, value }) => !tags.some((tag) => tag.key === key && tag.value === value));
}

/** The name that a row gives a customer; nothing for one that leaves it. */
function newName({ outcome }: ImportRow): string {
  if (outcome.kind === "create") return comparableName(outcome.draft.name);
  return outcome.kind === "update" ? comparableName(outcome.change.name ?? "") : "";
}

/** The link that a row's tags claim, where it writes tags. */
function newLink({ outcome }: ImportRow, key: string): string {
  const tags = outcome.kind === "create" ? outcome.draft.tags : outcome.kind === "update" ? outcome.change.tags : [];
  return tags?.find((tag) => tag.key === key)?.value ?? "";
}

/** The lines that share what must stand once, by each of their rows. */
function repeated(rows: readonly ImportRow[], keyOf: (row: ImportRow) => string): Map<ImportRow, number[]> {
  const groups = [...groupBy(rows, keyOf)].filter(([key, group]) => key !== "" && group.length > 1);
  return new Map(groups.flatMap(([, group]) => group.map((row) => [row, group.map(({ line }) => line)] as const)));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
