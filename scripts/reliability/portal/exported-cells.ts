import fc from "fast-check";

const STARTS = [
  ...[
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    "''=",
    "'=",
    " =",
    "\u00a0+",
    "\ufeff=",
    "\u200b@",
  ],
  ...[
    "\u0001=",
    "\r\n=",
    "=HYPERLINK(",
    "=cmd|' /C calc'!A0",
    "-1+1",
    "+1",
    "-5.00",
    "1e5",
    "%0A=",
    '"=',
    ";=",
    ",=",
    "\v=",
    "\u2028-",
  ],
];

/** Texts as somebody who thinks of spreadsheets would give them. PostgreSQL keeps neither NUL nor half a character. */
export function hostileTexts(count: number, seed: number): string[] {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary-ascii", maxLength: 30 }),
  );
  const whole = fc.tuple(fc.constantFrom("", ...STARTS), text, fc.constantFrom("", '"', "\r\n", ",", "=1", "'"));
  return fc.sample(whole, { numRuns: count, seed }).map((parts) => parts.join("").replaceAll("\0", "").toWellFormed());
}

/** Whether a spreadsheet would compute the cell, by what OWASP names and what programs are known to drop before it. */
export function isFormula(cell: string): boolean {
  if (/^[+-]?\d+(\.\d+)?$/.test(cell)) return false;
  return /^([\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u.test(cell);
}

/** What is wrong with the cell that a text was made to; null: nothing. */
export function cellFault(cell: string | undefined, text: string): string | null {
  if (cell === undefined) return `${JSON.stringify(text)} is not in the file`;
  if (isFormula(cell)) return `${JSON.stringify(cell)} is computed`;
  return cell === text || cell === `'${text}` ? null : `${JSON.stringify(text)} came back as ${JSON.stringify(cell)}`;
}
