import { totalsByCurrency } from "@/lib/domain/pricing/organization-pricing-list";
import type { CustomersPriceReport, PriceReport } from "@/lib/domain/pricing/price-report";
import { addDecimals, type DecimalText, subtractDecimals } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Words } from "@/lib/domain/values/words";

/** How the parts of one figure come to it. */
export interface PriceReceiptLine {
  /** Null: the currency's total. */
  readonly category: Words | null;
  readonly currency: Currency;
  /** What CloudMC states; null where it states none and the sum is ours. */
  readonly stated: DecimalText | null;
  readonly parts: number;
  readonly sum: DecimalText;
  /** The rounding line: what is stated less the sum. */
  readonly difference: DecimalText | null;
}

/** A currency's total from its categories, and each category's from its products (cloudmc.md 3.1). */
export function priceReceiptLines({ currencies }: PriceReport): PriceReceiptLine[] {
  return currencies.flatMap(({ currency, total, categories }) => [
    line(
      { category: null, currency, stated: total },
      categories.map(({ subTotal }) => subTotal),
    ),
    ...categories.map(({ name, subTotal, products }) =>
      line(
        { category: name, currency, stated: subTotal },
        products.map(({ cost }) => cost),
      ),
    ),
  ]);
}

/** The report over all organizations states a total for each of them and none over them (cloudmc.md 4). */
export function customersReceiptLines({ organizations }: CustomersPriceReport): PriceReceiptLine[] {
  return totalsByCurrency(organizations).map(({ currency, total }) => {
    const parts = organizations.filter((one) => one.currency === currency).length;
    return { category: null, currency, stated: null, parts, sum: total, difference: null };
  });
}

function line(
  of: { category: Words | null; currency: Currency; stated: DecimalText },
  parts: readonly DecimalText[],
): PriceReceiptLine {
  const sum = addDecimals(parts);
  return { ...of, parts: parts.length, sum, difference: subtractDecimals(of.stated, sum) };
}
