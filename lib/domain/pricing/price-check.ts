import type {
  CustomersPriceReport,
  PriceDiscrepancy,
  PricedCurrency,
  PricedProduct,
  PriceReport,
} from "@/lib/domain/pricing/price-report";
import { addDecimals, compareDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { wordIn } from "@/lib/domain/values/words";

/**
 * The sums of a price report that do not hold (cloudmc.md 3.1): a product's usage and cost over its tiers, a
 * category's over its products, a currency's over its categories. Compared as exact decimals, so "432.0" is "432.00".
 */
export function checkPriceReport(report: PriceReport): PriceDiscrepancy[] {
  return report.currencies.flatMap(checkCurrency);
}

/** The same for the report over all organizations (cloudmc.md 4), which has no products: totals over categories. */
export function checkCustomersPriceReport(report: CustomersPriceReport): PriceDiscrepancy[] {
  return report.organizations.flatMap(({ organization, currency, total, categories }) =>
    compare({ where: "currency", of: organization.name, currency, stated: total }, subTotals(categories)),
  );
}

function checkCurrency({ currency, total, categories }: PricedCurrency): PriceDiscrepancy[] {
  const inCategories = categories.flatMap((category) => [
    ...category.products.flatMap((product) => checkProduct(product, currency)),
    ...compare(
      { where: "category", of: wordIn(category.name, "en", ""), currency, stated: category.subTotal },
      category.products.map((product) => product.cost),
    ),
  ]);
  return [
    ...inCategories,
    ...compare({ where: "currency", of: currency, currency, stated: total }, subTotals(categories)),
  ];
}

/** A product without tiers has nothing to be summed: its price is an average and rounds. */
function checkProduct({ sku, usage, cost, tiers }: PricedProduct, currency: Currency): PriceDiscrepancy[] {
  if (tiers.length === 0) return [];
  return [
    ...compare(
      { where: "product-usage", of: sku, currency, stated: usage },
      tiers.map((tier) => tier.usage),
    ),
    ...compare(
      { where: "product-cost", of: sku, currency, stated: cost },
      tiers.map((tier) => tier.cost),
    ),
  ];
}

function subTotals(categories: readonly { readonly subTotal: DecimalText }[]): DecimalText[] {
  return categories.map((category) => category.subTotal);
}

function compare(claim: Omit<PriceDiscrepancy, "summed">, parts: readonly DecimalText[]): PriceDiscrepancy[] {
  const summed = addDecimals(parts);
  return compareDecimals(claim.stated, summed) === 0 ? [] : [{ ...claim, summed }];
}
