import type { Customer } from "@/lib/domain/customers/customer";
import { checkCustomerDraft, comparableName } from "@/lib/domain/customers/customer-input";
import { CUSTOMER_INPUT_COLUMNS } from "@/lib/domain/customers/customer-lines";
import type { ImportOutcome, ImportRefusal, ImportRow } from "@/lib/domain/customers/import-row";
import { rowChange } from "@/lib/domain/customers/row-change";
import { type RowCells, rowDraft } from "@/lib/domain/customers/row-draft";
import { parseCalendarDate } from "@/lib/domain/values/calendar-date";
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
  const byId = new Map(facts.customers.map((one) => [String(one.customer.id), one]));
  const names = groupBy(facts.customers, ({ customer }) => comparableName(customer.name));
  const lines = rows.map(({ line, cells }) => classify({ line, cells }, { byId, names, now: facts.now }));
  const ids = repeated(lines, ({ cells }) => cells.customer_id?.trim() ?? "");
  const newNames = repeated(lines, ({ outcome, name }) => (isNamed(outcome) ? comparableName(name) : ""));
  return lines.map((row) => {
    const id = ids.get(row);
    const name = newNames.get(row);
    const refusals: ImportRefusal[] = [];
    if (id !== undefined) refusals.push({ code: "import-repeated", what: "id", lines: id });
    if (name !== undefined) refusals.push({ code: "import-repeated", what: "name", lines: name });
    if (refusals.length === 0) return row;
    const own = row.outcome.kind === "refused" ? row.outcome.refusals : [];
    return { ...row, outcome: { kind: "refused", refusals: [...own, ...refusals] } };
  });
}

interface Known {
  readonly byId: ReadonlyMap<string, VersionedCustomer>;
  readonly names: ReadonlyMap<string, readonly VersionedCustomer[]>;
  readonly now: Date;
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
  const refusals = checkCustomerDraft(draft.value, { now: known.now, namesTaken: taken(draft.value.name, known) });
  return refusals.length > 0 ? { kind: "refused", refusals } : { kind: "create", draft: draft.value };
}

function toUpdate(cells: RowCells, { customer, version }: VersionedCustomer, known: Known): ImportOutcome {
  const asked = rowChange(customer, { ...cells, customer_id: customer.id });
  if (!asked.ok) return { kind: "refused", refusals: asked.refusal };
  const { change, differences } = asked.value;
  const { name, trialExpiresAt, tags } = change;
  const day = parseCalendarDate(trialExpiresAt?.slice(0, 10) ?? "");
  const namesTaken = name === undefined ? [] : taken(name, known, customer.id);
  const draft = { name: name ?? customer.name, trialExpiresOn: day, tags: [...(tags ?? [])] };
  const refusals = checkCustomerDraft(draft, { now: known.now, namesTaken });
  if (refusals.length > 0) return { kind: "refused", refusals };
  if (differences.length === 0) return { kind: "unchanged", id: customer.id };
  return { kind: "update", id: customer.id, version, change, differences };
}

function taken(name: string, { names }: Known, but: string | null = null): string[] {
  const same = names.get(comparableName(name)) ?? [];
  return same.filter(({ customer }) => customer.id !== but).map(({ customer }) => customer.name);
}

/** Whether a row gives a customer a name. */
function isNamed(outcome: ImportOutcome): boolean {
  return outcome.kind === "create" || (outcome.kind === "update" && outcome.change.name !== undefined);
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
