import type { CompiledPrice } from "@/lib/domain/pricing/compile-price";
import type { PricedCurrency, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import {
  type CurrencyReproduction,
  type PriceReproduction,
  reproducePriceReport,
} from "@/lib/domain/pricing/price-reproduction";
import { costPlaces, reportedPrice } from "@/lib/domain/pricing/reported-price";
import type { Sale } from "@/lib/domain/pricing/sale";
import type { PricesOf, ScenarioPrices } from "@/lib/domain/pricing/scenario-prices";
import { type DecimalText, subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { placesOf, type ScaledDecimal, scaledText, sumScaled, wholeAt } from "@/lib/domain/values/scaled-decimal";

export interface ProductBill {
  readonly product: PricedProduct;
  readonly before: Sale;
  /** Null: the scenario has no price for these units, which is not a price of zero. */
  readonly after: Sale | null;
}

/** One currency of a bill. Where the stated figures did not come out again first, nothing is worked out at all. */
export type ScenarioBill =
  | { readonly at: "refused"; readonly currency: Currency; readonly reproduction: CurrencyReproduction }
  | {
      readonly at: "priced";
      readonly currency: Currency;
      readonly before: Sale;
      /** Null while a product with usage has no price. */
      readonly after: Sale | null;
      readonly difference: DecimalText | null;
      readonly products: readonly ProductBill[];
    };

/** Each currency of a report as it was charged and as the scenario would have charged it; currencies never meet. */
export function priceScenario(
  report: PriceReport,
  prices: ScenarioPrices,
  { currencies }: PriceReproduction = reproducePriceReport(report, prices.before.lists),
): ScenarioBill[] {
  if (!report.generated) return [];
  return report.currencies.flatMap((priced, at): ScenarioBill[] => {
    const reproduction = currencies[at];
    if (reproduction === undefined) return [];
    if (!reproduction.isReproduced) return [{ at: "refused", currency: priced.currency, reproduction }];
    return [billOf(priced, prices)];
  });
}

function billOf(priced: PricedCurrency, { before, after }: ScenarioPrices): ScenarioBill {
  const { currency } = priced;
  const places = costPlaces(priced);
  const products = priced.categories
    .flatMap((category) => category.products)
    .map((product): ProductBill => {
      const [was, is] = [priceIn(before, product, currency), priceIn(after, product, currency)];
      const sale = { charged: product.cost, goods: goodsFor(was.goods, product.usage) };
      const charged = is.price === was.price ? product.cost : chargedBy(is.price, product, places);
      const goods = is.goods === was.goods ? sale.goods : goodsFor(is.goods, product.usage);
      return { product, before: sale, after: charged === null ? null : { charged, goods } };
    });
  const [total, then] = [sumSales(products.map((one) => one.before)), sumSales(products.map((one) => one.after))];
  return {
    at: "priced",
    currency,
    before: total ?? { charged: priced.total, goods: null },
    after: then,
    difference: then && subtractDecimals(then.charged, priced.total),
    products,
  };
}

function priceIn({ lists, goods }: PricesOf, { sku }: PricedProduct, currency: Currency) {
  return { price: lists.get(currency)?.get(sku) ?? null, goods: goods.get(currency)?.get(sku) ?? null };
}

function chargedBy(price: CompiledPrice | null, { usage }: PricedProduct, places: number): DecimalText | null {
  if (price === null) return usage === ZERO ? ZERO : null;
  const { cost, unpriced } = reportedPrice(price, usage, places);
  return unpriced === ZERO ? cost : null;
}

function goodsFor(each: DecimalText | null, usage: DecimalText): DecimalText | null {
  if (each === null) return null;
  const [a, b] = [scaled(each), scaled(usage)];
  return scaledText({ whole: a.whole * b.whole, places: a.places + b.places });
}

function scaled(value: DecimalText): ScaledDecimal {
  const places = placesOf(value);
  return { whole: wholeAt(value, places), places };
}

/** Null when one of them is not known; the goods of all are known only when each one's are. */
export function sumSales(sales: readonly (Sale | null)[]): Sale | null {
  const known = sales.flatMap((sale) => sale ?? []);
  if (known.length < sales.length) return null;
  const goods = known.flatMap((sale) => sale.goods ?? []);
  return {
    charged: scaledText(sumScaled(known.map((sale) => scaled(sale.charged)))),
    goods: goods.length < known.length ? null : scaledText(sumScaled(goods.map(scaled))),
  };
}
