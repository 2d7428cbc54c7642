import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** `whole` × 10^-`places`, exactly: quick to add and multiply many times over. */
export interface ScaledDecimal {
  readonly whole: bigint;
  readonly places: number;
}

const POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** Fewer digits than that are whole numbers below 2^53. */
const SAFE_DIGITS = 16;
const SHORT_POWERS = Array.from({ length: SAFE_DIGITS }, (_, exponent) => 10 ** exponent);
const ZERO_CODE = 48;

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** How many decimals a number is written with. */
export function placesOf(value: DecimalText): number {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
}

/** A number as a whole number of 10^-places, of which it must not need more. */
export function wholeAt(value: DecimalText, places: number): bigint {
  const point = value.indexOf(".");
  const rest = places - (point < 0 ? 0 : value.length - point - 1);
  const power = SHORT_POWERS[rest];
  if (power !== undefined && value.length + rest < SAFE_DIGITS) return BigInt(shortDigits(value) * power);
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
  return BigInt(digits) * powerOfTen(rest);
}

/** All digits as one whole number, which is exact up to fifteen of them and sooner made than from a text without point. */
function shortDigits(value: DecimalText): number {
  let digits = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= ZERO_CODE) digits = digits * 10 + (code - ZERO_CODE);
  }
  return value.startsWith("-") ? -digits : digits;
}

export function scaled(value: DecimalText): ScaledDecimal {
  const places = placesOf(value);
  return { whole: wholeAt(value, places), places };
}

/** The exact sum, whatever the places of its parts. */
export function sumScaled(values: Iterable<ScaledDecimal>): ScaledDecimal {
  const sums: bigint[] = [];
  for (const { whole, places } of values) sums[places] = (sums[places] ?? 0n) + whole;
  const places = Math.max(0, sums.length - 1);
  const whole = sums.reduce((sum, part, at) => sum + part * powerOfTen(places - at), 0n);
  return { whole, places };
}

export function scaledText({ whole, places }: ScaledDecimal): DecimalText {
  const sign = whole < 0n ? "-" : "";
  const digits = (whole < 0n ? -whole : whole).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  const decimals = digits.slice(point).replace(/0+$/, "");
  // `parseDecimal` takes 40 digits on either side, a product of two such numbers has more; the form is the same.
  return `${sign}${digits.slice(0, point)}${decimals === "" ? "" : `.${decimals}`}` as DecimalText;
}
