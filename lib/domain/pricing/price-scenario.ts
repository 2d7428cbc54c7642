import { z } from "zod";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { PriceTiersInput } from "@/lib/domain/pricing/price-tier-input";

/** A product's tiers in one applied pricing's list, put in place of what stands there. */
export interface ScenarioPrice {
  readonly appliedPricing: string;
  readonly sku: string;
  readonly tiers: readonly PriceTier[];
}

/** Usage that one applied pricing priced, priced by another one's list. */
export interface ListSwap {
  readonly from: string;
  readonly to: string;
  /** Null: every organization that `from` is applied to. */
  readonly organizations: readonly string[] | null;
}

/** Other prices for a month that has been priced. Lists are swapped first; prices then change in the lists that hold. */
export interface PriceScenario {
  readonly prices: readonly ScenarioPrice[];
  readonly swaps: readonly ListSwap[];
}

export const NO_CHANGE: PriceScenario = { prices: [], swaps: [] };

const MOST_CHANGES = 5_000;

const name = z.string().min(1).max(200);

export const PriceScenarioInput = z.strictObject({
  prices: z.array(z.strictObject({ appliedPricing: name, sku: name, tiers: PriceTiersInput })).max(MOST_CHANGES),
  swaps: z
    .array(z.strictObject({ from: name, to: name, organizations: z.array(name).max(MOST_CHANGES).nullable() }))
    .max(MOST_CHANGES),
});
