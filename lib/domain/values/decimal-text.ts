import { Decimal } from "decimal.js";

/** An exact decimal as canonical text: no exponent, no plus sign, no superfluous zeros. Crosses to the browser unchanged. */
export type DecimalText = string & { readonly __brand: "DecimalText" };

/** Enough digits for any sum or product of numbers that `parseDecimal` accepts; nothing is ever rounded by it. */
const Exact = Decimal.clone({ precision: 600, toExpNeg: -1000, toExpPos: 1000 });
/** Quotients may go on for ever. */
const Ratio = Decimal.clone({ precision: 60 });
/** As `toText` writes it: most of what is kept and sent is, and needs no second writing. */
const CANONICAL = /^(0|-?(0|[1-9]\d{0,39})\.\d{0,39}[1-9]|-?[1-9]\d{0,39})$/;
const PLAIN_NUMBER = /^[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][+-]?\d{1,2})?$/;

export const ZERO = "0" as DecimalText;

/** Returns null for anything that is not one finite decimal number. */
export function parseDecimal(text: string): DecimalText | null {
  if (CANONICAL.test(text)) return text as DecimalText;
  if (!PLAIN_NUMBER.test(text)) return null;
  return toText(new Exact(text));
}

/** For text the caller knows to be a number (a database column, an own constant); throws otherwise. */
export function decimal(text: string): DecimalText {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error("Not a decimal number");
  return parsed;
}

export function addDecimals(values: readonly DecimalText[]): DecimalText {
  return toText(values.reduce((sum, value) => sum.plus(value), new Exact(0)));
}

export function subtractDecimals(from: DecimalText, value: DecimalText): DecimalText {
  return toText(new Exact(from).minus(value));
}

export function multiplyDecimals(left: DecimalText, right: DecimalText): DecimalText {
  return toText(new Exact(left).times(right));
}

/** Change from one figure to another as a fraction with 6 places; null for something where nothing was. */
export function fractionOfChange(from: DecimalText, to: DecimalText): DecimalText | null {
  const base = new Exact(from);
  if (base.isZero()) return new Exact(to).isZero() ? ZERO : null;
  return toText(new Ratio(new Exact(to).minus(base)).div(base.abs()).toDecimalPlaces(6));
}

/** A quotient rounded half to even; null when there is nothing to divide by. */
export function divideDecimals(value: DecimalText, by: DecimalText, places: number): DecimalText | null {
  if (new Exact(by).isZero()) return null;
  return toText(new Ratio(value).div(by).toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN));
}

/** Halves go away from zero, as in CloudMC's invoices (cloudmc.md 8.2). */
export function roundHalfUp(value: DecimalText, places: number): DecimalText {
  return toText(new Exact(value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP));
}

export function magnitudeOf(value: DecimalText): DecimalText {
  return toText(new Exact(value).abs());
}

export function compareDecimals(left: DecimalText, right: DecimalText): number {
  return new Exact(left).comparedTo(right);
}

export function isNegative(value: DecimalText): boolean {
  return new Exact(value).isNegative() && !new Exact(value).isZero();
}

function toText(value: Decimal): DecimalText {
  return (value.isZero() ? "0" : value.toFixed()) as DecimalText;
}
