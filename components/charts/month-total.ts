import { Decimal } from "decimal.js";

const Exact = Decimal.clone({ precision: 600, toExpNeg: -1000, toExpPos: 1000 });

/** The exact sum of what is there; null when nothing is. */
export function monthTotal(values: readonly (string | null | undefined)[]): string | null {
  const there = values.filter((value) => typeof value === "string");
  if (there.length === 0) return null;
  return there.reduce((sum, value) => sum.plus(value), new Exact(0)).toFixed();
}
