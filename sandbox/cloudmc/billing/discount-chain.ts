import { Decimal } from "decimal.js";
import { sumOf, toCents } from "../pricing/tier-pricing";

export type ChainProduct = { id: string; categoryId: string; usage: Decimal.Value; price: Decimal.Value };

/** For the products or the categories it names; without either, for everything. */
export type ChainStep = {
  type: "PERCENTAGE" | "CREDIT";
  value: Decimal.Value;
  products?: string[];
  categories?: string[];
};

type Adjustment = { before: Decimal; amount: Decimal; after: Decimal };
type Line = { product: ChainProduct; before: Decimal; amount: Decimal };
type Chain = {
  lines: { id: string; before: Decimal; subTotal: Decimal }[];
  steps: Adjustment[];
  /** After the percentages, before the credits. */
  subTotal: Decimal;
  total: Decimal;
};

function isMeant({ products, categories }: ChainStep, product: ChainProduct): boolean {
  if (products !== undefined) return products.includes(product.id);
  return categories === undefined || categories.includes(product.categoryId);
}

function adjustmentOf(before: Decimal, after: Decimal): Adjustment {
  return { before, amount: after.minus(before), after };
}

/** Each line is rounded by itself at every step; the step's figures are sums of rounded lines. */
function takePercent(lines: Line[], step: ChainStep): Adjustment {
  const meant = lines.filter(({ product }) => isMeant(step, product));
  const before = sumOf(meant.map(({ amount }) => amount));
  const rest = new Decimal(100).minus(step.value).div(100);
  for (const line of meant) line.amount = toCents(line.amount.times(rest));
  return adjustmentOf(before, sumOf(meant.map(({ amount }) => amount)));
}

type Taken = { step: ChainStep; amount: Decimal };

/** A credit takes what is left of its scope and never more than it has. */
function takeCredit(lines: readonly Line[], step: ChainStep, taken: readonly Taken[]): Adjustment {
  const meant = lines.filter(({ product }) => isMeant(step, product));
  const earlier = taken.filter((credit) => meant.some(({ product }) => isMeant(credit.step, product)));
  const gross = sumOf(meant.map(({ amount }) => amount));
  const before = Decimal.max(0, gross.minus(sumOf(earlier.map(({ amount }) => amount))));
  return adjustmentOf(before, before.minus(Decimal.min(before, step.value)));
}

/** Percentages in the order given, then the credits. A line is rounded to cents before any of them. */
export function discountChain(products: readonly ChainProduct[], steps: readonly ChainStep[]): Chain {
  const lines = products.map((product): Line => {
    const before = toCents(new Decimal(product.usage).times(product.price));
    return { product, before, amount: before };
  });
  const percents = steps.filter(({ type }) => type === "PERCENTAGE").map((step) => takePercent(lines, step));
  const taken: Taken[] = [];
  const credits = steps
    .filter(({ type }) => type === "CREDIT")
    .map((step) => {
      const adjustment = takeCredit(lines, step, taken);
      taken.push({ step, amount: adjustment.amount.neg() });
      return adjustment;
    });
  const subTotal = sumOf(lines.map(({ amount }) => amount));
  return {
    lines: lines.map(({ product, before, amount }) => ({ id: product.id, before, subTotal: amount })),
    steps: [...percents, ...credits],
    subTotal,
    total: subTotal.minus(sumOf(taken.map(({ amount }) => amount))),
  };
}
