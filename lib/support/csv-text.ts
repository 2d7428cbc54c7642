import "server-only";
import { stringify } from "csv-stringify/sync";
import { safeCsvCell } from "@/lib/domain/values/csv-cell";

/** Lines as a file that a spreadsheet opens: no text is a formula, numbers stand plain and exact. */
export function csvText(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  return csvLines([columns, ...lines]);
}

export function csvLines(lines: readonly (readonly string[])[]): string {
  const cells = lines.map((line) => line.map(safeCsvCell));
  // By itself it quotes a value for the line break that ends its records, and for no other.
  return stringify(cells, { record_delimiter: "windows", quoted_match: /[\r\n]/ });
}
