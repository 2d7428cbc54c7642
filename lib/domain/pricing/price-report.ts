import type { DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Words } from "@/lib/domain/values/words";

export interface PricedTier {
  readonly usage: DecimalText;
  readonly price: DecimalText;
  readonly cost: DecimalText;
}

export interface PricedProduct {
  readonly sku: string;
  readonly name: Words;
  readonly usage: DecimalText;
  readonly unit: { readonly code: string; readonly name: Words };
  /** HOUR, MONTH … as sent. */
  readonly period: string;
  /** Average unit price over the period; absent from tiered products. */
  readonly price: DecimalText | null;
  readonly cost: DecimalText;
  readonly tiers: readonly PricedTier[];
}

export interface PricedCategory {
  readonly name: Words;
  readonly subTotal: DecimalText;
  readonly products: readonly PricedProduct[];
}

export interface PricedCurrency {
  readonly currency: Currency;
  readonly total: DecimalText;
  readonly categories: readonly PricedCategory[];
}

/** Priced usage of one organization (cloudmc.md 3). `generated` false = unknown, never to be shown as zero. */
export interface PriceReport {
  readonly generated: boolean;
  readonly currencies: readonly PricedCurrency[];
}

/** The call that a report came from. */
export interface PriceReading {
  /** Method, path and query, without any secret. */
  readonly asked: string;
  /** SHA-256 of the answer's bytes as received. */
  readonly answerHash: string;
}

/** One organization under one applied pricing (cloudmc.md 4); the same organization may appear several times. */
export interface OrganizationPricing {
  readonly organization: { readonly id: string; readonly name: string };
  readonly appliedPricing: { readonly id: string; readonly name: Words };
  readonly currency: Currency;
  readonly total: DecimalText;
  readonly categories: readonly { readonly name: Words; readonly subTotal: DecimalText }[];
}

export interface CustomersPriceReport {
  readonly generated: boolean;
  readonly organizations: readonly OrganizationPricing[];
}

/** A sum in a report that does not hold: shown as such, never adjusted. */
export interface PriceDiscrepancy {
  readonly where: "product-usage" | "product-cost" | "category" | "currency";
  readonly of: string;
  readonly currency: Currency;
  readonly stated: DecimalText;
  readonly summed: DecimalText;
}
