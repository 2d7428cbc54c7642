import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { ListSwap, PriceScenario } from "@/lib/domain/pricing/price-scenario";
import { productTiers } from "@/lib/domain/pricing/product-tiers";
import { draftTier, readTiers, type TierDraft } from "@/lib/domain/pricing/tier-draft";

export interface ProductDraft {
  readonly appliedPricing: string;
  readonly sku: string;
  readonly tiers: readonly TierDraft[];
}

/** A scenario while it is typed. */
export interface ScenarioDrafts {
  readonly products: readonly ProductDraft[];
  readonly swaps: readonly ListSwap[];
}

type ProductOfList = Pick<ProductDraft, "appliedPricing" | "sku">;

export function findDraft({ products }: ScenarioDrafts, wanted: ProductOfList): readonly TierDraft[] | null {
  return products.find((one) => isSame(one, wanted))?.tiers ?? null;
}

/** Null puts back what the list says. */
export function withDraft(
  drafts: ScenarioDrafts,
  { appliedPricing, sku }: ProductOfList,
  tiers: readonly TierDraft[] | null,
): ScenarioDrafts {
  const others = drafts.products.filter((one) => !isSame(one, { appliedPricing, sku }));
  return { ...drafts, products: tiers === null ? others : [...others, { appliedPricing, sku, tiers }] };
}

export function withSwap(drafts: ScenarioDrafts, from: string, swap: ListSwap | null): ScenarioDrafts {
  const others = drafts.swaps.filter((one) => one.from !== from);
  return { ...drafts, swaps: swap === null || swap.to === from ? others : [...others, swap] };
}

export interface ReadScenario {
  readonly scenario: PriceScenario;
  /** Products whose tiers are no lawful price: the scenario has none for them. */
  readonly unlawful: number;
}

export function readScenario({ products, swaps }: ScenarioDrafts, decimalSign: "." | ","): ReadScenario {
  const prices = products.map(({ appliedPricing, sku, tiers }) => ({
    appliedPricing,
    sku,
    tiers: readTiers(tiers, decimalSign).tiers ?? [],
  }));
  return { scenario: { prices, swaps }, unlawful: prices.filter(({ tiers }) => tiers.length === 0).length };
}

export function draftScenario({ prices, swaps }: PriceScenario, decimalSign: "." | ","): ScenarioDrafts {
  const products = prices.map((price) => ({
    ...price,
    tiers: price.tiers.map((tier) => draftTier(tier, decimalSign)),
  }));
  return { products, swaps };
}

/** What a list says of a product, as it would be typed; null when it has no price for it. */
export function listDraft({ products }: PriceList, sku: string, decimalSign: "." | ","): readonly TierDraft[] | null {
  const product = products.find((one) => one.sku === sku);
  const tiers = product === undefined ? [] : productTiers(product);
  return tiers.length === 0 ? null : tiers.map((tier) => draftTier(tier, decimalSign));
}

function isSame(one: ProductOfList, other: ProductOfList): boolean {
  return one.appliedPricing === other.appliedPricing && one.sku === other.sku;
}
