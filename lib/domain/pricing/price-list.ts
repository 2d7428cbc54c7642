import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Words } from "@/lib/domain/values/words";

/** What one product costs in one currency. Where there are tiers they win over the unit price (cloudmc.md 7.2). */
export interface ProductPrice {
  readonly sku: string;
  readonly unitPrice: DecimalText | null;
  /** What a unit costs the reseller: never for a customer's eyes. */
  readonly costOfGoods: DecimalText | null;
  readonly tiers: readonly PriceTier[];
}

/** The prices behind one applied pricing at the end of a month, or now if the month is not over. */
export interface PriceList {
  readonly appliedPricing: { readonly id: string; readonly name: Words };
  readonly currency: Currency;
  /** A change took effect within the month: its figures come from more than these prices. */
  readonly changedWithin: boolean;
  readonly products: readonly ProductPrice[];
}
