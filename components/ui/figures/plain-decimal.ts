export type PlainDecimal = `${number}`;

/** Plain decimal notation, which Intl reads exactly however many digits it has. */
export function isPlainDecimal(text: string): text is PlainDecimal {
  return /^-?\d+(\.\d+)?$/.test(text);
}

export function requirePlainDecimal(text: string): PlainDecimal {
  if (!isPlainDecimal(text)) throw new Error("A figure must be a plain decimal");
  return text;
}

export function isZero(text: string): boolean {
  return /^-?0+(\.0+)?$/.test(text);
}

export function isNegative(text: string): boolean {
  return text.startsWith("-") && !isZero(text);
}

/** The exact value as it stands on the wire, with a true minus sign and without trailing zeros past the point. */
export function exactText(text: string): string {
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return trimmed.replace(/^-/, "−");
}
