import { applyScenario, type OrganizationLists } from "@/lib/domain/pricing/apply-scenario";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PriceLists } from "@/lib/domain/pricing/price-reproduction";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** What units are charged at and what they cost the partner, made once for all reports they price. */
export interface PricesOf {
  readonly lists: PriceLists;
  readonly goods: ReadonlyMap<Currency, ReadonlyMap<string, DecimalText>>;
}

export interface ScenarioPrices {
  readonly before: PricesOf;
  readonly after: PricesOf;
}

export function scenarioPrices(of: OrganizationLists, scenario: PriceScenario): ScenarioPrices {
  return { before: pricesOf(of.lists), after: pricesOf(applyScenario(of, scenario)) };
}

export function pricesOf(lists: readonly PriceList[]): PricesOf {
  const goods = new Map<Currency, Map<string, DecimalText>>();
  for (const { currency, products } of lists) {
    const known = products.flatMap(({ sku, costOfGoods }): [string, DecimalText][] =>
      costOfGoods === null ? [] : [[sku, costOfGoods]],
    );
    goods.set(currency, new Map([...(goods.get(currency) ?? []), ...known]));
  }
  return { lists: compilePriceLists(lists), goods };
}
