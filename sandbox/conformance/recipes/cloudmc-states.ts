import type { OrganizationRow } from "../../cloudmc/organizations/organization-rows";
import { NORTHPINE_ID, SYSTEM_ID } from "../../cloudmc/organizations/organization-seeds";
import type { AppliedPricingRow, CatalogRow, PricingProduct, PricingRow } from "../../cloudmc/pricing/pricing-rows";
import type { UsageRow } from "../../cloudmc/usage/usage-rows";
import type { Given } from "../recipe";

export const PRICING_ID = "73eb0d75-03b0-44e2-9cbf-9ad25dff5da5";
export const PRICED_PRODUCT_ID = "dd3fcab9-5b31-4f08-9b50-ed3326bccfb4";

export function customer(id: string, name: string, more: Partial<OrganizationRow> = {}): OrganizationRow {
  return { id, name, parentId: NORTHPINE_ID, ...more };
}

type Sold = { category: string; sku: string; name: string; unitPrice?: string; tiers?: PricingProduct["pricingTiers"] };

function catalogOf(sold: readonly Sold[]): CatalogRow {
  return {
    id: "catalog",
    organizationId: SYSTEM_ID,
    mode: "ALL_CONNECTIONS_OF_TYPE",
    serviceType: "cloudca",
    categories: sold.map(({ category }) => ({ id: category, name: { en: category, fr: category } })),
    products: sold.map(({ category, sku, name }) => ({
      id: sku,
      sku,
      name: { en: name, fr: name },
      categoryId: category,
    })),
  };
}

type Pricing = { ownerId: string; sold: Sold[]; applied: Partial<AppliedPricingRow>; usage: UsageRow[] };

/** One reseller's list in Canadian dollars, applied to everybody below it, and what one organization used. */
export function pricedState({ ownerId, sold, applied, usage }: Pricing): NonNullable<Given["rows"]> {
  const pricing: PricingRow = {
    id: "pricing",
    name: { en: "Standard Pricing", fr: "Standard Pricing" },
    organizationId: ownerId,
    supportedCurrencies: ["CAD"],
    effectiveDate: "2021-01-01T00:00:00Z",
    catalogIds: ["catalog"],
    pricingProducts: sold.map(({ sku, unitPrice, tiers }) => ({
      id: sku,
      productId: sku,
      ...(unitPrice === undefined ? {} : { unitPrice: { CAD: unitPrice } }),
      pricingTiers: tiers ?? [],
    })),
  };
  const appliedPricing: AppliedPricingRow = {
    id: "applied",
    pricingId: "pricing",
    organizationId: ownerId,
    currency: "CAD",
    scopeQualifier: "GLOBAL",
    startDate: "2021-01-01T00:00:00Z",
    ...applied,
  };
  return {
    drop: { cmcCatalogs: "all", cmcPricings: "all", cmcAppliedPricings: "all" },
    put: {
      cmcCatalogs: [catalogOf(sold)],
      cmcPricings: [pricing],
      cmcAppliedPricings: [appliedPricing],
      cmcUsage: usage,
    },
  };
}

type DayOfUsage = { organizationId: string; sku: string; usage: string; day: string };

export function usageOfDay({ organizationId, sku, usage, day }: DayOfUsage): UsageRow {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return {
    id: `${organizationId} ${sku} ${day}`,
    organizationId,
    sku,
    usage,
    startDate: `${day}T00:00:00Z`,
    endDate: `${next}T00:00:00Z`,
  };
}

export const SIMPLE_OWNER = customer("23910576-d29f-4c14-b663-31d728ff49a5", "System", { isReseller: true });

export const SIMPLE_PRICING: PricingRow = {
  id: "f786b9c5-177b-4cbc-9011-331282485d05",
  name: { en: "Simple pricing", fr: "Facturaction simple" },
  description: {},
  organizationId: SIMPLE_OWNER.id,
  supportedCurrencies: ["CAD", "USD"],
  effectiveDate: "2020-06-04T17:55:17Z",
  catalogIds: [],
  pricingProducts: [],
};

export function simpleApplied(id: string): AppliedPricingRow {
  return {
    id,
    pricingId: SIMPLE_PRICING.id,
    organizationId: SIMPLE_OWNER.id,
    currency: "USD",
    scopeQualifier: "GLOBAL",
    startDate: "2020-06-05T00:00:00Z",
    endDate: "2021-06-05T23:59:59.999Z",
    creationDate: "2020-06-04T18:30:21.000Z",
  };
}

export const FEE_PRICING: PricingRow = {
  id: PRICING_ID,
  name: { en: "Name here", fr: "Nom ici" },
  description: { en: "Description here", fr: "Description ici" },
  organizationId: "52fd201e-aa82-4a27-86b3-ea9650a7fb1e",
  supportedCurrencies: ["CAD"],
  effectiveDate: "2020-08-31T15:43:53Z",
  catalogIds: ["ea9ff508-624f-4caa-add9-4f84c20cc1a6"],
  pricingProducts: [
    {
      id: "0a5553f7-5ea9-432e-9a00-58fa81964422",
      productId: PRICED_PRODUCT_ID,
      unitPrice: { CAD: 13 },
      cogs: { CAD: 10 },
      pricingTiers: [
        {
          id: "9c560c79-e600-4a8b-b73b-d359a6512601",
          pricingMode: "FLAT_FEE",
          lowerBound: 0,
          upperBound: "1000.5",
          price: { CAD: 999 },
        },
        {
          id: "accf0b65-1406-45d6-b6d8-b83c062efcd7",
          pricingMode: "FLAT_FEE",
          lowerBound: "1000.5",
          chunkSize: 500,
          price: { CAD: 999 },
        },
      ],
    },
  ],
};

export const FEE_OWNER = customer(FEE_PRICING.organizationId, "Pricing owner", { isReseller: true });
