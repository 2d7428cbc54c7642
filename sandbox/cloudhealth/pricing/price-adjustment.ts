import { Decimal } from "decimal.js";
import { UNITS_PER_DOLLAR } from "../reports/cost-facts";
import type { Adjustment } from "./price-book-spec";

export type Pricing = (cost: number) => number;

const Exact = Decimal.clone({ precision: 60 });

function factorOf({ kind, amount }: Adjustment, unitRate: string): Decimal {
  if (kind === "fixedRate") return new Exact(amount).div(unitRate);
  const percent = new Exact(amount);
  return new Exact(100).plus(kind === "percentIncrease" ? percent : percent.negated()).div(100);
}

/** Rounded to whole ten-thousandths of a dollar, halves up. */
function times(factor: Decimal): Pricing {
  const [top, bottom] = factor.toFraction(1_000_000_000).map((part) => part.toNumber());
  const isExact = top !== undefined && bottom !== undefined && new Exact(top).div(bottom).eq(factor);
  return (cost) => {
    const scaled = cost * (top ?? 0);
    if (isExact && Number.isSafeInteger(scaled)) return Math.round(scaled / (bottom ?? 1));
    return factor.times(cost).plus(0.5).floor().toNumber();
  };
}

/**
 * What a line costs after a rule. A fixed rate is the price of a unit, and the units are what the cost comes to at the
 * list price; a line without a list price, such as a custom line item, is one unit.
 */
export function pricingOf(adjustment: Adjustment | null, unitRate: string | null): Pricing {
  if (adjustment === null) return (cost) => cost;
  if (adjustment.kind === "fixedRate" && unitRate === null) {
    const flat = new Exact(adjustment.amount).times(UNITS_PER_DOLLAR).round().toNumber();
    return () => flat;
  }
  return times(factorOf(adjustment, unitRate ?? "1"));
}
