import "server-only";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { USAGE_FACT_NAMES, type UsageColumns, type UsageFact } from "@/lib/domain/usage/usage-columns";
import { safeCsvCell } from "@/lib/domain/values/csv-cell";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { copyCell, NULL_CELL } from "@/lib/services/usage/copy-text";
import type { CsvRow } from "@/lib/support/csv-scanner";

/** The realms that were asked for, and whose each is. */
export type RealmCustomers = ReadonlyMap<string, CustomerId | null>;

/** An item's line for COPY, its number left out; a column HERE does not send is kept empty. */
export function usageItemLines({ facts, unknown }: UsageColumns, realms: RealmCustomers) {
  const only = realms.size === 1 ? [...realms.keys()][0] : undefined;
  return (row: CsvRow): { line: string; customer: string } => {
    const texts = new Map<UsageFact, string>(facts.map(({ fact, place }) => [fact, cellOf(row, place)]));
    const realm = texts.get("realm") ?? only;
    const owner = realm === undefined ? undefined : realms.get(realm);
    if (realm === undefined || owner === undefined) throw new UnreadableReport("realm");
    texts.set("realm", realm);
    const extra = unknown
      .map(({ name, place }) => [name, cellOf(row, place)] as const)
      .filter(([, text]) => text !== "");
    const customer = owner ?? NULL_CELL;
    const cells = [
      customer,
      ...USAGE_FACT_NAMES.map((fact) => copyCell(texts.get(fact) ?? "")),
      extra.length === 0 ? NULL_CELL : copyCell(JSON.stringify(Object.fromEntries(extra))),
      String(formulasIn(texts, extra)),
    ];
    return { line: cells.join("\t"), customer };
  };
}

/** A bit for each fact that a spreadsheet would take for a formula, and one for all columns that are not known. */
function formulasIn(texts: ReadonlyMap<UsageFact, string>, extra: readonly (readonly [string, string])[]): number {
  const isFormula = (text: string) => safeCsvCell(text) !== text;
  const unknown = extra.some(([, text]) => isFormula(text)) ? 1 << USAGE_FACT_NAMES.length : 0;
  return USAGE_FACT_NAMES.reduce(
    (bits, fact, at) => (isFormula(texts.get(fact) ?? "") ? bits | (1 << at) : bits),
    unknown,
  );
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function cellOf({ bytes, starts, ends, doubled }: CsvRow, place: number): string {
  const text = decoded(bytes.subarray(starts[place], ends[place]));
  if (text === null || text.includes("\0")) throw new UnreadableReport("text");
  return doubled[place] === 1 ? text.replaceAll('""', '"') : text;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}
