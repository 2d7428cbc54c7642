import type { PricedCurrency, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { type CurrencyReproduction, reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { costPlaces, reportedPrice } from "@/lib/domain/pricing/reported-price";
import type { Sale } from "@/lib/domain/pricing/sale";
import type { PricesOf, ScenarioPrices } from "@/lib/domain/pricing/scenario-prices";
import {
  addDecimals,
  type DecimalText,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

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
export function priceScenario(report: PriceReport, prices: ScenarioPrices): ScenarioBill[] {
  if (!report.generated) return [];
  const { currencies } = reproducePriceReport(report, prices.before.lists);
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
      const charged = chargedBy(after, { product, currency, places });
      return {
        product,
        before: { charged: product.cost, goods: goodsOf(before, product, currency) },
        after: charged === null ? null : { charged, goods: goodsOf(after, product, currency) },
      };
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

function chargedBy(
  { lists }: PricesOf,
  { product, currency, places }: { product: PricedProduct; currency: Currency; places: number },
): DecimalText | null {
  const price = lists.get(currency)?.get(product.sku);
  if (price === undefined) return product.usage === ZERO ? ZERO : null;
  const { cost, unpriced } = reportedPrice(price, product.usage, places);
  return unpriced === ZERO ? cost : null;
}

function goodsOf({ goods }: PricesOf, { sku, usage }: PricedProduct, currency: Currency): DecimalText | null {
  const each = goods.get(currency)?.get(sku);
  return each === undefined ? null : multiplyDecimals(each, usage);
}

/** Null when one of them is not known; the goods of all are known only when each one's are. */
export function sumSales(sales: readonly (Sale | null)[]): Sale | null {
  const known = sales.flatMap((sale) => sale ?? []);
  if (known.length < sales.length) return null;
  const goods = known.flatMap((sale) => sale.goods ?? []);
  return {
    charged: addDecimals(known.map((sale) => sale.charged)),
    goods: goods.length < known.length ? null : addDecimals(goods),
  };
}
