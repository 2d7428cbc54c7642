import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceList, ProductPrice } from "@/lib/domain/pricing/price-list";
import type { PriceLists } from "@/lib/domain/pricing/price-reproduction";
import { productTiers } from "@/lib/domain/pricing/product-tiers";

/**
 * What each product costs, by currency and SKU. Left out is what has no price or no lawful one, and what two applied
 * pricings of one currency both price: nobody says which of the two a unit was priced by.
 */
export function compilePriceLists(lists: readonly PriceList[]): PriceLists {
  const currencies = [...new Set(lists.map(({ currency }) => currency))];
  return new Map(
    currencies.map((currency) => {
      const products = lists.filter((list) => list.currency === currency).flatMap((list) => list.products);
      const counts = new Map<string, number>();
      for (const { sku } of products) counts.set(sku, (counts.get(sku) ?? 0) + 1);
      const alone = products.filter(({ sku }) => counts.get(sku) === 1);
      return [currency, new Map(alone.flatMap(toEntry))];
    }),
  );
}

/** A price is compiled once: lists that share a product share what was made of it, and are the same price at a glance. */
const compiled = new WeakMap<ProductPrice, CompiledPrice | null>();

function toEntry(product: ProductPrice): [string, CompiledPrice][] {
  const price = compiled.get(product) ?? compileProduct(product);
  compiled.set(product, price);
  return price === null ? [] : [[product.sku, price]];
}

function compileProduct(product: ProductPrice): CompiledPrice | null {
  const tiers = productTiers(product);
  const price = tiers.length === 0 ? null : compilePrice(tiers);
  return price?.ok ? price.value : null;
}
