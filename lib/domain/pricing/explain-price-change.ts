import type { PricedCurrency, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  decimal,
  divideDecimals,
  magnitudeOf,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** Costs are stated to the cent (cloudmc.md 3.1). */
const ROUNDING = decimal("0.01");
const PLACES = 12;

/** How one currency's priced usage differs between two months; usage and price together are the difference, to the last digit. */
export interface PricedChange {
  readonly currency: Currency;
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly difference: DecimalText;
  /** What the later month's usage costs more or less by other prices. */
  readonly price: DecimalText;
  /** All the rest: more or less usage, products that came or went, and tiers that only one of the months reached. */
  readonly usage: DecimalText;
}

/** Null: one of the reports was not generated, and what it would say is unknown. */
export function explainPriceChange(before: PriceReport, after: PriceReport): PricedChange[] | null {
  if (!before.generated || !after.generated) return null;
  const currencies = [...new Set([...before.currencies, ...after.currencies].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const [former, present] = [before, after].map((of) => of.currencies.find((one) => one.currency === currency));
    const [from, to] = [former?.total ?? ZERO, present?.total ?? ZERO];
    const difference = subtractDecimals(to, from);
    const earlier = productsOf(former);
    const price = addDecimals([...productsOf(present)].map(([key, product]) => priceEffect(earlier.get(key), product)));
    return { currency, before: from, after: to, difference, price, usage: subtractDecimals(difference, price) };
  });
}

/** A product stands under its category; one that stands there twice is told apart by its place. */
function productsOf(priced: PricedCurrency | undefined): Map<string, PricedProduct> {
  const products = new Map<string, PricedProduct>();
  for (const { name, products: own } of priced?.categories ?? []) {
    for (const product of own) {
      const key = JSON.stringify([name, product.sku]);
      products.set(products.has(key) ? `${key} ${products.size}` : key, product);
    }
  }
  return products;
}

interface Step {
  readonly usage: DecimalText;
  readonly price: DecimalText | null;
  readonly cost: DecimalText;
}

type PricedStep = Step & { readonly price: DecimalText };

function priceEffect(before: PricedProduct | undefined, after: PricedProduct): DecimalText {
  if (before === undefined || before.tiers.length > 0 !== after.tiers.length > 0) return ZERO;
  const former = stepsOf(before);
  return addDecimals(
    stepsOf(after).flatMap((step, at) => {
      const old = former[at];
      return old && isPriced(old) && isPriced(step) ? [stepEffect(old, step)] : [];
    }),
  );
}

function stepsOf(product: PricedProduct): readonly Step[] {
  return product.tiers.length > 0 ? product.tiers : [product];
}

function isPriced(step: Step): step is PricedStep {
  return step.price !== null;
}

/** What the later usage costs less what it would have at the former price. */
function stepEffect(before: PricedStep, after: PricedStep): DecimalText {
  const [was, is] = [isByUnit(before, after), isByUnit(after, before)];
  const change = subtractDecimals(after.price, before.price);
  if (was && is) return multiplyDecimals(after.usage, change);
  if (was) return subtractDecimals(after.cost, multiplyDecimals(after.usage, before.price));
  // The price of a flat fee is the fee, and counts once, or once for each chunk (cloudmc.md 7.2).
  const times = is ? null : divideDecimals(after.cost, after.price, PLACES);
  return times === null ? subtractDecimals(after.cost, before.cost) : multiplyDecimals(times, change);
}

/** One unit at its price and one fee cost the same: the other month tells which it is. */
function isByUnit(step: PricedStep, other: PricedStep): boolean {
  return fitsUnits(step) && (step.cost !== step.price || fitsUnits(other));
}

function fitsUnits({ usage, price, cost }: PricedStep): boolean {
  const off = magnitudeOf(subtractDecimals(multiplyDecimals(usage, price), cost));
  return compareDecimals(off, ROUNDING) <= 0;
}
