import { parseDecimal } from "@/lib/domain/values/decimal-text";

/**
 * What may stand before a formula and be dropped by the program that opens the file: blanks, control characters,
 * byte order marks and characters without width. Apostrophes too, so that one put there can be told from one that was
 * there before.
 */
const IGNORED = "[\\s\\p{Cc}\\p{Cf}]*";
const FORMULA = new RegExp(`^'*(${IGNORED}[=+\\-@＝＋－＠]|[\\t\\r\\n])`, "u");

/**
 * Text as it may stand in a file that a spreadsheet opens: never read as a formula, and without NUL, which ends the
 * cell in some readers. A plain number stays as it is, its minus sign too.
 */
export function safeCsvCell(text: string): string {
  const clean = text.replaceAll("\u0000", "");
  if (parseDecimal(clean) !== null) return clean;
  return FORMULA.test(clean) ? `'${clean}` : clean;
}

/** The text that a cell of such a file was made of. */
export function textOfCsvCell(cell: string): string {
  const bare = cell.slice(1);
  return cell.startsWith("'") && safeCsvCell(bare) === cell ? bare : cell;
}
