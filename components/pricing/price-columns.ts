import { averagePrice } from "@/lib/domain/pricing/average-price";
import type { CompiledPrice } from "@/lib/domain/pricing/compile-price";
import type { PricedCurrency } from "@/lib/domain/pricing/price-report";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { columnDecimals } from "../ui/figures/aligned-number";
import { currencyDigits } from "../ui/figures/currency-digits";

export const MOST_USAGE_DECIMALS = 4;
export const MOST_PRICE_DECIMALS = 6;

export type PriceColumns = {
  currency: string;
  total: DecimalText;
  usage: number;
  price: number;
  least: number;
  /** What products cost by their SKU, where that is known and may be shown. */
  prices: ReadonlyMap<string, CompiledPrice>;
};

/** What the rows of one currency have in common. */
export function priceColumns(
  { currency, total, categories }: PricedCurrency,
  prices: PriceColumns["prices"],
): PriceColumns {
  const products = categories.flatMap((category) => category.products);
  const parts = products.flatMap((product) => [product, ...product.tiers]);
  const least = currencyDigits(currency);
  const shown = products.flatMap((product) => [
    averagePrice(product)?.price ?? "0",
    ...product.tiers.map((tier) => tier.price),
  ]);
  return {
    currency,
    total,
    prices,
    least,
    usage: columnDecimals(
      parts.map((part) => part.usage),
      { least: 0, most: MOST_USAGE_DECIMALS },
    ),
    price: columnDecimals(shown, { least, most: MOST_PRICE_DECIMALS }),
  };
}
