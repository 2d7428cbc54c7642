import "server-only";
import { z } from "zod";
import { parseCurrency } from "@/lib/domain/values/money";
import { wireDecimal, wireInstant, wireList, wireText } from "@/lib/upstreams/json";

const id = z.string().min(1).max(100);

/** Language code to text; a language may be missing, all may be (cloudmc.md 1). */
const words = z
  .record(z.string().max(35), wireText(1_000))
  .nullish()
  .transform((map) => map ?? {});

const currencyCode = z.string().transform((text, context) => {
  const known = parseCurrency(text);
  if (known !== null) return known;
  context.addIssue({ code: "custom", message: "not a currency" });
  return z.NEVER;
});

const WireOrganization = z.object({
  id,
  name: wireText(1_000),
  parent: z.object({ id }).nullish(),
  isReseller: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
});
export type WireOrganization = z.output<typeof WireOrganization>;

export const WireOrganizationList = z.object({ data: wireList(WireOrganization, 50_000) });

const WireTier = z.object({ usage: wireDecimal, price: wireDecimal, cost: wireDecimal });

/** `usage` and `price` are typed "Object" in the documents and are decimal strings in all examples (cloudmc.md 3). */
const WireProduct = z.object({
  sku: wireText(200),
  name: words,
  usage: wireDecimal,
  cost: wireDecimal,
  /** The average price: absent from the tiered example, present in the untiered one. */
  price: wireDecimal.nullish(),
  period: wireText(50).nullish(),
  unit: z.object({ unit: wireText(100).nullish(), name: words }).nullish(),
  pricingTiers: wireList(WireTier, 1_000).nullish(),
});
export type WireProduct = z.output<typeof WireProduct>;

const WireCategory = z.object({ name: words, subTotal: wireDecimal, products: wireList(WireProduct, 20_000) });

const echo = { startDate: wireInstant, endDate: wireInstant, reportGenerated: z.boolean() };

export const WirePriceReport = z.object({
  data: z.object({
    ...echo,
    currencies: wireList(
      z.object({ currency: currencyCode, total: wireDecimal, categories: wireList(WireCategory, 2_000) }),
      200,
    ).nullish(),
  }),
});
export type WirePriceReport = z.output<typeof WirePriceReport>;

const WireOrganizationPricing = z.object({
  id,
  name: wireText(1_000),
  currency: currencyCode,
  total: wireDecimal,
  categories: wireList(z.object({ name: words, subTotal: wireDecimal }), 2_000),
  appliedPricing: z.object({ id, name: words }),
});

export const WireCustomersReport = z.object({
  data: z.object({ ...echo, organizations: wireList(WireOrganizationPricing, 50_000).nullish() }),
});
export type WireCustomersReport = z.output<typeof WireCustomersReport>;

const WireProductCatalog = z.object({ products: wireList(z.object({ id, sku: wireText(200) }), 20_000) });

export const WireProductCatalogList = z.object({ data: wireList(WireProductCatalog, 2_000) });

const WireAppliedPricing = z.object({
  id,
  name: words,
  pricingDefinition: z.object({ id, name: words }),
  currency: currencyCode,
  startDate: wireInstant,
  endDate: wireInstant.nullish(),
});
export type WireAppliedPricing = z.output<typeof WireAppliedPricing>;

export const WireAppliedPricingList = z.object({ data: wireList(WireAppliedPricing, 50_000) });

/** Maps of currency to amount since several are supported, plain amounts in the currency beside them before. */
const prices = z.union([z.record(z.string().max(3), wireDecimal), wireDecimal]).nullish();
export type WirePrices = z.output<typeof prices>;

const mode = z.enum(["PER_UNIT", "FLAT_FEE"]);

/** The mode has two names (cloudmc.md 10, row 9). */
const WirePricingTier = z
  .object({
    pricingMode: mode.optional(),
    priceMode: mode.optional(),
    lowerBound: wireDecimal,
    upperBound: wireDecimal.nullish(),
    price: prices,
    chunkSize: wireDecimal.nullish(),
  })
  .transform(({ pricingMode, priceMode, ...tier }, context) => {
    const named = pricingMode ?? priceMode;
    if (named !== undefined) return { ...tier, mode: named };
    context.addIssue({ code: "custom", message: "a tier without a mode" });
    return z.NEVER;
  });
export type WirePricingTier = z.output<typeof WirePricingTier>;

const WirePricingProduct = z.object({
  product: z.object({ id, sku: wireText(200).nullish() }),
  currency: z.string().max(3).nullish(),
  unitPrice: prices,
  cogs: prices,
  deprecated: z.boolean().nullish(),
  pricingTiers: wireList(WirePricingTier, 1_000).nullish(),
});
export type WirePricingProduct = z.output<typeof WirePricingProduct>;

export const WirePricing = z.object({
  data: z.object({
    id,
    changes: wireList(z.object({ effectiveDate: wireInstant }), 10_000).nullish(),
    pricingProducts: wireList(WirePricingProduct, 20_000),
  }),
});
export type WirePricing = z.output<typeof WirePricing>;

const WireRefusal = z.object({ errors: z.array(z.unknown()).min(1) });
const WireSentence = z.object({ message: z.string() });

/** If `errors` is present the request failed, whatever the status says (cloudmc.md 1, "Envelope"). */
export function isRefusal(body: unknown): boolean {
  return WireRefusal.safeParse(body).success;
}

export function errorLines(body: unknown): string[] {
  const refusal = WireRefusal.safeParse(body);
  if (!refusal.success) return [];
  return refusal.data.errors.flatMap((error) => {
    const sentence = WireSentence.safeParse(error);
    return sentence.success ? [sentence.data.message] : [];
  });
}
