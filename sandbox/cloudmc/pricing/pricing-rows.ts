import type { Amount, NameMap } from "../organizations/organization-rows";

export type ProductFilter = {
  type?: "SIMPLE" | "EXPRESSION";
  field?: string;
  operator?: string;
  value?: string;
  expression?: string;
};

export type CatalogProduct = {
  id: string;
  sku: string;
  name?: NameMap;
  categoryId?: string;
  metricType?: "COUNTER" | "GAUGE";
  unit?: { unit: string; name?: NameMap };
  period?: string;
  deprecated?: boolean;
  transformer?: { type: string; expression?: string };
  attribute?: string;
  source?: string;
  filters?: ProductFilter[];
};

export type CatalogCategory = { id: string; name: NameMap; deprecated?: boolean };

export type CatalogRow = {
  id: string;
  organizationId: string;
  name?: NameMap;
  description?: NameMap;
  mode: "ALL_CONNECTIONS_OF_TYPE" | "SPECIFIC_CONNECTIONS";
  serviceType: string;
  connectionIds?: string[];
  changes?: unknown[];
  categories: CatalogCategory[];
  products: CatalogProduct[];
};

export type PerCurrency = Record<string, Amount>;

export type PricingTier = {
  id?: string;
  pricingMode: "PER_UNIT" | "FLAT_FEE";
  lowerBound: Amount;
  upperBound?: Amount | null;
  price: PerCurrency;
  chunkSize?: Amount | null;
};

export type PricingProduct = {
  id: string;
  productId: string;
  unitPrice?: PerCurrency;
  cogs?: PerCurrency;
  deprecated?: boolean;
  pricingTiers?: PricingTier[];
};

export type PricingRow = {
  id: string;
  name: NameMap;
  description?: NameMap;
  organizationId: string;
  supportedCurrencies: string[];
  effectiveDate: string;
  catalogIds: string[];
  pricingProducts: PricingProduct[];
};

export type ProductModification = {
  productId: string;
  field: "cogs" | "unitPrice" | "pricingTiers";
  currency?: string;
  value?: Amount;
  pricingTiers?: PricingTier[];
};

export type PricingChangeRow = {
  id: string;
  pricingId: string;
  description?: string;
  effectiveDate: string;
  creationDate: string;
  pricingChangeType: "ADD_PRODUCTS" | "MODIFY_PRODUCTS" | "REMOVE_PRODUCTS" | "ADD_CURRENCIES";
  pricedProductsToAdd?: PricingProduct[];
  pricedProductsToModify?: ProductModification[];
  pricedProductsToDeprecate?: string[];
  currenciesToAdd?: string[];
};

export type ScopeQualifier = "GLOBAL" | "ORG_TOPLEVEL" | "ORG_SUBS" | "ORG_BASE" | "ORG_TREE";

/** Half-open in time: valid from startDate up to and without endDate. */
export type AppliedPricingRow = {
  id: string;
  name?: NameMap;
  pricingId: string;
  /** The reseller who owns it. */
  organizationId: string;
  currency: string;
  scopeQualifier: ScopeQualifier;
  scopeOrganizationId?: string | null;
  startDate: string;
  endDate?: string | null;
  creationDate?: string;
  offerType?: string;
};
