import "server-only";
import { LosslessNumber, parse, stringify } from "lossless-json";
import { z } from "zod";
import { type DecimalText, parseDecimal } from "@/lib/domain/values/decimal-text";

const COMMA = 0x2c;
const MOST_SEPARATORS = 500_000;
const LONE_SURROGATE = /\p{Cs}/gu;

/** JSON with each number kept as the digits that were sent. Throws for anything but one UTF-8 JSON text. */
export function parseJson(bytes: Uint8Array, mostSeparators = MOST_SEPARATORS): unknown {
  if (separatorsIn(bytes) > mostSeparators) throw new Error("Too many values");
  return parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/** Commas bound the number of values, and with it the memory they take, before any value is made. */
function separatorsIn(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte === COMMA) found += 1;
  return found;
}

/** Writes digits given as `wholeNumber(…)` as a JSON number, whatever their length. */
export function writeJson(value: unknown): string {
  const text = stringify(value);
  if (text === undefined) throw new Error("Not a JSON value");
  return text;
}

export function wholeNumber(digits: string): LosslessNumber {
  if (!/^\d+$/.test(digits)) throw new Error("Not a whole number");
  return new LosslessNumber(digits);
}

export function isNumberToken(value: unknown): value is LosslessNumber {
  return value instanceof LosslessNumber;
}

export const wireNumberOrText = z.union([
  z.instanceof(LosslessNumber).transform((number) => number.value),
  wireText(128),
]);

/** A decimal sent as a number or as text, exact either way. */
export const wireDecimal = wireNumberOrText.transform((text, context): DecimalText => {
  const exact = parseDecimal(text.trim());
  if (exact !== null) return exact;
  context.addIssue({ code: "custom", message: "not a decimal" });
  return z.NEVER;
});

/** An id sent as a number or as text, kept as text. */
export const wireId = wireNumberOrText.pipe(z.string().regex(/^[1-9]\d{0,17}$/));

/** Text that a PostgreSQL text column can hold: NUL and lone surrogates, which it refuses, are replaced. */
export function wireText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .transform((text) => text.replaceAll("\0", "\uFFFD").replace(LONE_SURROGATE, "\uFFFD"));
}

/** A list of bounded length. The length is judged first: a million wrong items would make a million complaints. */
export function wireList<T extends z.ZodType>(item: T, most: number) {
  return z.custom<unknown[]>((value) => Array.isArray(value) && value.length <= most).pipe(z.array(item));
}

/** A count or an index. */
export const wireInteger = z
  .instanceof(LosslessNumber)
  .transform((number) => Number(number.value))
  .pipe(z.number().int().min(-1_000_000_000).max(1_000_000_000));

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:'?[T ]'?(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * A point in time as an ISO instant. A missing zone is UTC (cloudhealth.md 4, here-usage.md 4.2) and the quotes that
 * HERE's documents print around the T are taken for none (here-usage.md 12). Anything else is null: no list is worth
 * losing over a date.
 */
export const wireInstant = z
  .string()
  .max(64)
  .nullish()
  .transform((text) => {
    const parts = INSTANT.exec(text?.trim() ?? "");
    const at = parts === null ? Number.NaN : Date.parse(`${parts[1]}T${parts[2] ?? "00:00:00"}${parts[3] ?? "Z"}`);
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  });
