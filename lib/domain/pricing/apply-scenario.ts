import type { PriceList, ProductPrice } from "@/lib/domain/pricing/price-list";
import type { ListSwap, PriceScenario } from "@/lib/domain/pricing/price-scenario";

/** The lists one organization's usage was priced by, and every list it might be priced by instead. */
export interface OrganizationLists {
  readonly organization: string;
  readonly lists: readonly PriceList[];
  readonly others: readonly PriceList[];
}

/** The lists as the scenario has them. A list that is not known in the same currency prices nothing. */
export function applyScenario(
  { organization, lists, others }: OrganizationLists,
  scenario: PriceScenario,
): PriceList[] {
  return lists.map((list) => {
    const swap = scenario.swaps.find((one) => one.from === list.appliedPricing.id && isMeant(one, organization));
    const held =
      swap === undefined ? list : (others.find((one) => isThe(one, swap.to, list)) ?? { ...list, products: [] });
    return changePrices(held, scenario);
  });
}

/** The applied pricings whose customers a scenario touches. */
export function touchedPricings({ prices, swaps }: PriceScenario): ReadonlySet<string> {
  return new Set([...prices.map(({ appliedPricing }) => appliedPricing), ...swaps.map(({ from }) => from)]);
}

function isMeant({ organizations }: ListSwap, organization: string): boolean {
  return organizations === null || organizations.includes(organization);
}

function isThe(list: PriceList, id: string, like: PriceList): boolean {
  return list.appliedPricing.id === id && list.currency === like.currency;
}

function changePrices(list: PriceList, { prices }: PriceScenario): PriceList {
  const changes = new Map(
    prices.filter((one) => one.appliedPricing === list.appliedPricing.id).map(({ sku, tiers }) => [sku, tiers]),
  );
  if (changes.size === 0) return list;
  const change = (product: ProductPrice): ProductPrice => {
    const tiers = changes.get(product.sku);
    return tiers === undefined ? product : { ...product, unitPrice: null, tiers };
  };
  return { ...list, products: list.products.map(change) };
}
