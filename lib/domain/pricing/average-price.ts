import type { PricedProduct } from "@/lib/domain/pricing/price-report";
import { type DecimalText, divideDecimals } from "@/lib/domain/values/decimal-text";

const PLACES = 6;

export interface AveragePrice {
  readonly price: DecimalText;
  /** Stated by CloudMC, or worked out from cost and usage where tiers have prices of their own. */
  readonly from: "stated" | "computed";
}

/** What one unit cost on average; null when nothing was used. */
export function averagePrice({ price, cost, usage }: PricedProduct): AveragePrice | null {
  if (price !== null) return { price, from: "stated" };
  const computed = divideDecimals(cost, usage, PLACES);
  return computed === null ? null : { price: computed, from: "computed" };
}
