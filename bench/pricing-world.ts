import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";

export interface UsageLine {
  /** Which of the lists of tiers prices it. */
  readonly price: number;
  readonly units: DecimalText;
}

/** Every so many lines, usage has ten decimals, as raw usage has; elsewhere four, as in reports. */
const FINE_EVERY = 50;
const NOTHING_USED_EVERY = 1_000;

/** Half are graduated, of two to six tiers; a quarter is fees with chunks, a quarter fees and prices per unit in turn. */
export function priceLists(count: number): PriceTier[][] {
  return Array.from({ length: count }, (_, at) => {
    const kind = at % 4;
    const inner = kind < 2 ? 1 + (at % 5) : 2;
    const bounds = Array.from({ length: inner }, (_, step) => decimal(`${(step + 1) ** 3 * (700 + at)}.${at % 10}`));
    return [decimal("0"), ...bounds].map((lower, step): PriceTier => {
      const isFee = kind === 2 || (kind === 3 && step !== 1);
      const upper = bounds[step] ?? null;
      return {
        mode: isFee ? "flat-fee" : "per-unit",
        lower,
        upper,
        price: decimal(isFee ? `${99 + at}.5` : `${10_007 * (at + 1) + 17 * step}e-${3 + (at % 5)}`),
        chunkSize: isFee && upper === null ? decimal(`${100 + at}.25`) : null,
      };
    });
  });
}

/** Usage from parts of a unit to a million units, the smaller the commoner; the same at every run. */
export function usageLines(count: number, prices: number): UsageLine[] {
  let state = 20_261_123n;
  const below = (most: number) => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number(state >> 33n) % most;
  };
  return Array.from({ length: count }, (_, at) => {
    const whole = below(10 ** (1 + below(6)));
    const places = at % FINE_EVERY === 0 ? 10 : 4;
    const decimals = String(below(10 ** Math.min(places, 9))).padStart(places, "0");
    const units = decimal(at % NOTHING_USED_EVERY === 1 ? "0" : `${whole}.${decimals}`);
    return { price: below(prices), units };
  });
}
