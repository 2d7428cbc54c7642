import type { PricedCurrency, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  magnitudeOf,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Words } from "@/lib/domain/values/words";

export interface ProductChange {
  readonly category: Words;
  readonly sku: string;
  readonly name: Words;
  /** Null: the product is not in the report. */
  readonly before: Pick<PricedProduct, "usage" | "cost"> | null;
  readonly after: Pick<PricedProduct, "usage" | "cost"> | null;
  readonly difference: DecimalText;
}

/** How one currency's figures of a report moved. The products' differences and `rest` are the total's difference. */
export interface CurrencyChange {
  readonly currency: Currency;
  /** Null: the report has nothing in this currency. */
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
  readonly difference: DecimalText;
  /** Only those that moved, the greatest movement first. */
  readonly products: readonly ProductChange[];
  /** What the products do not account for: not zero only where a report does not add up itself. */
  readonly rest: DecimalText;
}

/** What moved between two readings of the same report; a product is known by its category and SKU. */
export function comparePriceReports(before: PriceReport, after: PriceReport): CurrencyChange[] {
  const codes = [...before.currencies, ...after.currencies].map(({ currency }) => currency);
  return [...new Set(codes)]
    .sort()
    .map((currency) =>
      compareCurrency(
        currency,
        before.currencies.find((one) => one.currency === currency),
        after.currencies.find((one) => one.currency === currency),
      ),
    )
    .filter(({ products, difference }) => products.length > 0 || difference !== ZERO);
}

function compareCurrency(currency: Currency, before?: PricedCurrency, after?: PricedCurrency): CurrencyChange {
  const [former, present] = [linesOf(before), linesOf(after)];
  const products = [...new Set([...former.keys(), ...present.keys()])]
    .flatMap((key) => compareProduct(former.get(key), present.get(key)))
    .sort((left, right) => compareDecimals(magnitudeOf(right.difference), magnitudeOf(left.difference)));
  const difference = subtractDecimals(after?.total ?? ZERO, before?.total ?? ZERO);
  return {
    currency,
    before: before?.total ?? null,
    after: after?.total ?? null,
    difference,
    products,
    rest: subtractDecimals(difference, addDecimals(products.map((product) => product.difference))),
  };
}

interface Line extends PricedProduct {
  readonly category: Words;
}

function linesOf(priced: PricedCurrency | undefined): Map<string, Line> {
  const seen = new Map<string, number>();
  const lines = (priced?.categories ?? []).flatMap(({ name, products }) =>
    products.map((product): [string, Line] => {
      // The same SKU may stand in a category twice; each is compared with the one in its place.
      const key = JSON.stringify([name, product.sku]);
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      return [`${key}${place}`, { ...product, category: name }];
    }),
  );
  return new Map(lines);
}

function compareProduct(before: Line | undefined, after: Line | undefined): ProductChange[] {
  const named = after ?? before;
  if (!named || (before?.usage === after?.usage && before?.cost === after?.cost)) return [];
  const { category, sku, name } = named;
  const difference = subtractDecimals(after?.cost ?? ZERO, before?.cost ?? ZERO);
  return [{ category, sku, name, before: figuresOf(before), after: figuresOf(after), difference }];
}

function figuresOf(line: Line | undefined): Pick<PricedProduct, "usage" | "cost"> | null {
  return line ? { usage: line.usage, cost: line.cost } : null;
}
