import { CUSTOMER_FILE, REFUSED_COLUMN } from "@/lib/domain/customers/customer-import";
import type { ImportRefusal, ImportRow } from "@/lib/domain/customers/import-row";

export interface RefusedRow {
  readonly row: ImportRow;
  /** CloudHealth's own words; empty for what was refused before anything was sent. */
  readonly said: readonly string[];
}

/** The rows as they were sent, each with why it was refused: mended, they are a file to import. */
export function refusedFile(refused: readonly RefusedRow[]): { columns: string[]; lines: string[][] } {
  const sent = CUSTOMER_FILE.columns.filter(
    (column) => column !== REFUSED_COLUMN && refused.some(({ row }) => row.cells[column] !== undefined),
  );
  return {
    columns: [...sent, REFUSED_COLUMN],
    lines: refused.map(({ row, said }) => [...sent.map((column) => row.cells[column] ?? ""), reasons(row, said)]),
  };
}

function reasons({ outcome }: ImportRow, said: readonly string[]): string {
  const refusals = outcome.kind === "refused" ? outcome.refusals.map(nameOf) : [];
  return [...refusals, ...said].join("; ");
}

function nameOf(refusal: ImportRefusal): string {
  switch (refusal.code) {
    case "cell":
      return `${refusal.column}: ${refusal.issue}`;
    case "import-repeated":
      return `${refusal.what} repeated in lines ${refusal.lines.join(", ")}`;
    case "import-id-unknown":
      return `customer_id: ${refusal.id} unknown`;
    default:
      return refusal.code;
  }
}
