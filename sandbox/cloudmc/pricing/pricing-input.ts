import { randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { Currency, Id, Instant, Name, Names, NotNegative, Positive, Reference } from "../body";
import type { PricingProduct, PricingTier } from "./pricing-rows";

const Mode = z.enum(["PER_UNIT", "FLAT_FEE"]);
const Prices = z.record(Currency, NotNegative);

/** Some bodies say `priceMode` for `pricingMode`; both are read, one is kept. */
const TierInput = z
  .object({
    id: Id.optional(),
    pricingMode: Mode.optional(),
    priceMode: Mode.optional(),
    lowerBound: NotNegative.default(0),
    upperBound: Positive.nullish(),
    price: Prices,
    chunkSize: Positive.nullish(),
  })
  .refine(({ pricingMode, priceMode }) => pricingMode !== undefined || priceMode !== undefined, {
    path: ["pricingMode"],
    message: "is required",
  })
  .transform(
    ({ id, pricingMode, priceMode, lowerBound, upperBound, price, chunkSize }): PricingTier => ({
      id: id ?? randomUUID(),
      pricingMode: pricingMode ?? priceMode ?? "PER_UNIT",
      lowerBound,
      upperBound: upperBound ?? null,
      price,
      ...((chunkSize ?? null) === null ? {} : { chunkSize: chunkSize ?? null }),
    }),
  );

/** Null when the tiers follow one another from their first bound to an open end. */
function whyNotTiers(tiers: readonly PricingTier[]): string | null {
  for (const [at, { lowerBound, upperBound, chunkSize, pricingMode }] of tiers.entries()) {
    const isLast = at === tiers.length - 1;
    const end = upperBound ?? null;
    if (end === null && !isLast) return "only the last tier may be open";
    if (end !== null && new Decimal(end).lte(lowerBound)) return "an upperBound must be above its lowerBound";
    if (!isLast && !new Decimal(tiers[at + 1]?.lowerBound ?? -1).eq(end ?? -1)) {
      return "a lowerBound must be the upperBound of the tier before";
    }
    if ((chunkSize ?? null) !== null && pricingMode === "PER_UNIT") return "chunkSize belongs to FLAT_FEE";
  }
  return null;
}

export const TiersInput = z.array(TierInput).superRefine((tiers, context) => {
  const reason = whyNotTiers(tiers);
  if (reason !== null) context.addIssue({ code: "custom", message: reason });
});

export const PricingProductInput = z
  .object({
    id: Id.optional(),
    product: Reference.optional(),
    productId: Id.optional(),
    unitPrice: Prices.default({}),
    cogs: Prices.default({}),
    pricingTiers: TiersInput.default([]),
    deprecated: z.boolean().default(false),
  })
  .refine(({ product, productId }) => product !== undefined || productId !== undefined, {
    path: ["product"],
    message: "is required",
  })
  .transform(
    ({ id, product, productId, unitPrice, cogs, pricingTiers, deprecated }): PricingProduct => ({
      id: id ?? randomUUID(),
      productId: product?.id ?? productId ?? "",
      unitPrice,
      cogs,
      deprecated,
      pricingTiers,
    }),
  );

export const PricingInput = z.object({
  name: Name,
  description: Names.default({}),
  organization: Reference.optional(),
  supportedCurrencies: z.array(Currency).min(1),
  effectiveDate: Instant.optional(),
  productCatalogs: z.array(Reference).min(1),
  pricingProducts: z.array(PricingProductInput).default([]),
});

/** Only the words of a pricing can be changed; its prices change by changes. */
export const PricingWords = z.object({ name: Name, description: Names.optional() });
