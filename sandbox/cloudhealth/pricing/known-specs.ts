import type { PriceBook } from "./price-book-rows";
import { type PriceBookSpec, readPriceBookSpec } from "./price-book-spec";

const MOST_KNOWN = 2_000;
const NO_RULES: PriceBookSpec = { groups: [] };
const known = new Map<string, PriceBookSpec>();

/** Many books share a text, and each text is read once. One that was put there unread and is wrong prices nothing. */
export function specOf({ specification }: PriceBook): PriceBookSpec {
  const found = known.get(specification);
  if (found !== undefined) return found;
  const read = readPriceBookSpec(specification);
  const spec = Array.isArray(read) ? NO_RULES : read;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(specification, spec);
  return spec;
}
