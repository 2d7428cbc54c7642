import { Decimal } from "decimal.js";
import { uuidOf } from "../../dice";
import type { NameMap } from "../organizations/organization-rows";
import { KESTREL_ID, NORTHPINE_ID, type OrganizationSeed, SYSTEM_ID } from "../organizations/organization-seeds";
import type { AppliedPricingRow, CatalogRow, PerCurrency, PricingProduct, PricingRow } from "./pricing-rows";
import { CATEGORY_SEEDS, PRODUCT_SEEDS, type ProductSeed } from "./product-seeds";

type Definition = { id: string; name: NameMap; percent: number; ownerId: string };

const RATES = { USD: "1", CAD: "1.37", EUR: "0.92" };
const FIRST_DAY = Date.UTC(2024, 0, 1);
const ALTERNATIONS = 96;
const CATALOG_ID = uuidOf("catalog cloudops");

const WHOLESALE: Definition = {
  id: uuidOf("definition wholesale"),
  name: { en: "Wholesale", fr: "Prix de gros" },
  percent: 70,
  ownerId: SYSTEM_ID,
};
const STANDARD: Definition = {
  id: uuidOf("definition standard"),
  name: { en: "Standard Pricing", fr: "Tarification standard" },
  percent: 100,
  ownerId: NORTHPINE_ID,
};
const RESELLER: Definition = {
  id: uuidOf("definition reseller"),
  name: { en: "Reseller Pricing", fr: "Tarification revendeur" },
  percent: 85,
  ownerId: NORTHPINE_ID,
};
const KESTREL: Definition = {
  id: uuidOf("definition kestrel"),
  name: { en: "Kestrel Retail", fr: "Kestrel au détail" },
  percent: 125,
  ownerId: KESTREL_ID,
};

const categoryIdOf = (category: number) => uuidOf(`category ${category}`);
const productIdOf = (sku: string) => uuidOf(`product ${sku}`);

export function seedCatalogs(): CatalogRow[] {
  const products = PRODUCT_SEEDS.map(({ sku, name, category, period, unit }) => ({
    id: productIdOf(sku),
    sku,
    name,
    categoryId: categoryIdOf(category),
    metricType: "GAUGE" as const,
    unit,
    period,
    deprecated: false,
    transformer: { type: "PROPORTIONAL_TO_TIME" },
    attribute: "RAWUSAGE",
    source: sku.toLowerCase(),
    filters: [],
  }));
  return [
    {
      id: CATALOG_ID,
      organizationId: SYSTEM_ID,
      name: { en: "Cloud services", fr: "Services infonuagiques" },
      description: {},
      mode: "ALL_CONNECTIONS_OF_TYPE",
      serviceType: "cloudca",
      categories: CATEGORY_SEEDS.map((name, at) => ({ id: categoryIdOf(at), name })),
      products,
    },
  ];
}

/** Prices keep the decimals the list gives them; a whole fee stays in whole cents. */
function pricesFrom(price: string, percent: number): PerCurrency {
  const decimals = Math.min(6, Math.max(2, price.split(".")[1]?.length ?? 0));
  return Object.fromEntries(
    Object.entries(RATES).map(([currency, rate]) => [
      currency,
      new Decimal(price).times(rate).times(percent).div(100).toFixed(decimals, Decimal.ROUND_HALF_UP),
    ]),
  );
}

function pricingProductOf(definition: Definition, product: ProductSeed): PricingProduct {
  const id = uuidOf(`priced ${definition.id} ${product.sku}`);
  return {
    id,
    productId: productIdOf(product.sku),
    unitPrice: pricesFrom(product.unitPrice, definition.percent),
    cogs: pricesFrom(product.unitPrice, 60),
    deprecated: false,
    pricingTiers: product.tiers.map(({ mode, from, to, price, chunkSize }, at) => ({
      id: uuidOf(`tier ${id} ${at}`),
      pricingMode: mode,
      lowerBound: from,
      upperBound: to,
      price: pricesFrom(price, definition.percent),
      ...(chunkSize === undefined ? {} : { chunkSize }),
    })),
  };
}

export function seedPricings(): PricingRow[] {
  return [WHOLESALE, STANDARD, RESELLER, KESTREL].map((definition) => ({
    id: definition.id,
    name: definition.name,
    description: {},
    organizationId: definition.ownerId,
    supportedCurrencies: Object.keys(RATES),
    effectiveDate: "2023-12-01T00:00:00Z",
    catalogIds: [CATALOG_ID],
    pricingProducts: PRODUCT_SEEDS.map((product) => pricingProductOf(definition, product)),
  }));
}

type Application = {
  definition: Definition;
  name?: NameMap;
  currency: string;
  scope: AppliedPricingRow["scopeQualifier"];
  scopeId?: string;
  startMs?: number;
  endMs?: number;
};

const instant = (moment: number) => new Date(moment).toISOString().replace(".000Z", "Z");

function apply(application: Application): AppliedPricingRow {
  const { definition, name, currency, scope, scopeId = null, startMs = FIRST_DAY, endMs } = application;
  return {
    id: uuidOf(`applied ${definition.id} ${definition.ownerId} ${currency} ${scope} ${scopeId} ${startMs}`),
    name: name ?? definition.name,
    pricingId: definition.id,
    organizationId: definition.ownerId,
    currency,
    scopeQualifier: scope,
    scopeOrganizationId: scopeId,
    startDate: instant(startMs),
    endDate: endMs === undefined ? null : instant(endMs),
    creationDate: "2023-12-01T09:00:00Z",
  };
}

/** Its package is renewed on the fifteenth in the other currency, so every whole month has both. */
function alternating(scopeId: string): AppliedPricingRow[] {
  return Array.from({ length: ALTERNATIONS }, (_, at) =>
    apply({
      definition: STANDARD,
      name: { en: `Standard, renewal ${at + 1}`, fr: `Standard, renouvellement ${at + 1}` },
      currency: at % 2 === 0 ? "USD" : "CAD",
      scope: "ORG_BASE",
      scopeId,
      startMs: Date.UTC(2024, at, 15),
      endMs: Date.UTC(2024, at + 1, 15),
    }),
  );
}

function pricingsFor({ row, billing }: OrganizationSeed): AppliedPricingRow[] {
  if (row.isReseller || billing === "unpriced") return [];
  if (billing === "alternating") return alternating(row.id);
  const isKestrels = row.parentId === KESTREL_ID;
  if (billing === "usd" && !isKestrels) return [];
  const currency = billing === "cad" ? "CAD" : "EUR";
  return [apply({ definition: isKestrels ? KESTREL : STANDARD, currency, scope: "ORG_BASE", scopeId: row.id })];
}

export function seedAppliedPricings(organizations: readonly OrganizationSeed[]): AppliedPricingRow[] {
  return [
    apply({ definition: WHOLESALE, currency: "USD", scope: "GLOBAL" }),
    apply({ definition: STANDARD, currency: "USD", scope: "GLOBAL" }),
    apply({ definition: RESELLER, currency: "CAD", scope: "ORG_TREE", scopeId: KESTREL_ID }),
    ...organizations.flatMap(pricingsFor),
  ];
}
