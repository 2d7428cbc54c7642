import type { DecimalText } from "@/lib/domain/values/decimal-text";

/** `whole` × 10^-`places`, exactly: quick to add and multiply many times over. */
export interface ScaledDecimal {
  readonly whole: bigint;
  readonly places: number;
}

const POWERS = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

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
  if (point < 0) return BigInt(value) * powerOfTen(places);
  const digits = BigInt(value.slice(0, point) + value.slice(point + 1));
  return digits * powerOfTen(places - (value.length - point - 1));
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
