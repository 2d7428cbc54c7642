import type { CompiledPrice } from "@/lib/domain/pricing/compile-price";
import type { PricedCurrency, PricedProduct, PricedTier, PriceReport } from "@/lib/domain/pricing/price-report";
import { costPlaces, reportedPrice } from "@/lib/domain/pricing/reported-price";
import type { TieredPrice } from "@/lib/domain/pricing/tier-pricing";
import { addDecimals, type DecimalText, subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** For each currency, the price of each product by its SKU. */
export type PriceLists = ReadonlyMap<Currency, ReadonlyMap<string, CompiledPrice>>;

export type ReproductionOutcome =
  | { readonly at: "reproduced" }
  /** `by`: the worked-out cost less the stated one; zero when only the split over the tiers differs. */
  | { readonly at: "off"; readonly by: DecimalText; readonly differs: readonly (keyof PricedTier)[] }
  | { readonly at: "not-priceable"; readonly why: "no-price-known" | "units-without-price" };

export interface ProductReproduction {
  readonly sku: string;
  readonly outcome: ReproductionOutcome;
}

export interface CurrencyReproduction {
  readonly currency: Currency;
  readonly stated: DecimalText;
  /** Null when a product could not be priced. */
  readonly computed: DecimalText | null;
  readonly isReproduced: boolean;
  readonly products: readonly ProductReproduction[];
}

export interface PriceReproduction {
  /** Every product and every total, to the last digit. */
  readonly isReproduced: boolean;
  readonly currencies: readonly CurrencyReproduction[];
}

/**
 * Whether a report's figures come out again when its usage is priced by the lists that are known. It counts each
 * product's usage from the first unit: where CloudMC counts on from earlier usage of a billing cycle, which is not
 * documented (cloudmc.md 7.2), the figures are off, and that is told.
 */
export function reproducePriceReport(report: PriceReport, lists: PriceLists): PriceReproduction {
  const currencies = report.currencies.map((one) => reproduceCurrency(one, lists.get(one.currency)));
  // A report that was not generated states nothing that could come out again (cloudmc.md 5).
  return { isReproduced: report.generated && currencies.every((one) => one.isReproduced), currencies };
}

function reproduceCurrency(
  priced: PricedCurrency,
  prices: ReadonlyMap<string, CompiledPrice> | undefined,
): CurrencyReproduction {
  const places = costPlaces(priced);
  const products = priced.categories.flatMap(({ products }) =>
    products.map((product) => {
      const price = prices?.get(product.sku);
      const computed = price === undefined ? null : reportedPrice(price, product.usage, places);
      return { product, computed, outcome: outcomeOf(product, computed) };
    }),
  );
  const isPriceable = products.every(({ outcome }) => outcome.at !== "not-priceable");
  const computed = isPriceable ? addDecimals(products.flatMap(({ computed }) => computed?.cost ?? [])) : null;
  const isExact = products.every(({ outcome }) => outcome.at === "reproduced");
  return {
    currency: priced.currency,
    stated: priced.total,
    computed,
    isReproduced: isExact && computed === priced.total,
    products: products.map(({ product, outcome }) => ({ sku: product.sku, outcome })),
  };
}

function outcomeOf(product: PricedProduct, computed: TieredPrice | null): ReproductionOutcome {
  if (computed === null) return { at: "not-priceable", why: "no-price-known" };
  if (computed.unpriced !== ZERO) return { at: "not-priceable", why: "units-without-price" };
  const differs = differences(product, computed);
  if (differs.length === 0) return { at: "reproduced" };
  return { at: "off", by: subtractDecimals(computed.cost, product.cost), differs };
}

/** A product without tiers states its cost and an average price, which rounds: only the cost can come out again. */
function differences({ tiers, cost }: PricedProduct, computed: TieredPrice): (keyof PricedTier)[] {
  if (tiers.length === 0) return cost === computed.cost ? [] : ["cost"];
  const isOff = (key: keyof PricedTier) =>
    tiers.length !== computed.tiers.length || tiers.some((tier, at) => tier[key] !== computed.tiers[at]?.[key]);
  const differs = (["usage", "price", "cost"] as const).filter(isOff);
  return differs.includes("cost") || cost === computed.cost ? differs : [...differs, "cost"];
}
