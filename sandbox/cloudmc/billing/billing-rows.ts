import type { Amount, NameMap } from "../organizations/organization-rows";

/** A credit is a discount of type CREDIT. It belongs to a package or to one organization. */
export type DiscountRow = {
  id: string;
  packageId?: string | null;
  organizationId?: string | null;
  name?: NameMap;
  type: "PERCENTAGE" | "CREDIT";
  scope: "ALL_PRODUCTS" | "CATEGORIES" | "PRODUCTS";
  packageDiscount?: Amount | null;
  discountedCategories?: Record<string, Amount>;
  discountedProducts?: Record<string, Amount>;
  discountedLabels?: Record<string, NameMap>;
  startDate: string;
  durationDays?: number | null;
  cutoffDate?: string | null;
  isDeactivated?: boolean;
  mode?: string;
};

export type CommittedProduct = {
  id: string;
  productId: string;
  sku?: string;
  committedAmount: Amount;
  discountAmount?: Amount;
  fixedRateReferencePrice?: Amount;
};

export type CommitmentRow = {
  id: string;
  name: string;
  organizationId?: string;
  resellerId?: string;
  type: "RESOURCE";
  startDate: string;
  endDate?: string | null;
  terminated?: boolean;
  pricingMethod: "FIXED_PRICE" | "UTILITY_DISCOUNT";
  fixedPrice?: Amount;
  fixedPriceTaxCode?: { code: string; description?: string };
  rateType?: "FIXED_RATE" | "VARIABLE_RATE";
  committedProducts: CommittedProduct[];
};

/** Dates are days; the end is exclusive. */
export type BillingCycleRow = {
  id: string;
  organizationId: string;
  startDate: string;
  endDate: string;
  currency: string;
  state: string;
  deferred?: boolean;
  invoices?: unknown[];
  pricingPackages?: unknown[];
  discounts?: unknown[];
};

export type InvoiceTax = { name: string; rate: Amount };

export type InvoiceLine = {
  category: NameMap;
  sku: string;
  name?: NameMap;
  usage: Amount;
  unit: string;
  price?: Amount;
  totalBeforeTax: Amount;
  taxCode?: string;
  taxes?: InvoiceTax[];
};

/** `billingCycle` is MM-YYYY. */
export type InvoiceRow = {
  id: string;
  number: string;
  organizationId: string;
  resellerId: string;
  billingCycle: string;
  status: string;
  currency: string;
  lines: InvoiceLine[];
  startDate: string;
  endDate: string;
  dueDate?: string | null;
  creditCardTransactionId?: string | null;
  /** What the documents show inside an invoice and nothing here works out. */
  detail?: Record<string, unknown>;
  flag?: string;
};

/** The id is the reseller's. */
export type ResellerSettingsRow = {
  id: string;
  /** Fields of its customers that become columns of its CSV reports. */
  customFields?: string[];
  billing?: Record<string, unknown>;
  billingDay?: number;
  defaultPricingPackageId?: string | null;
  invoiceConfig?: Record<string, unknown>;
};

export type RollbackRow = {
  id: string;
  organizationId: string;
  type: "REPROCESS" | "RECOLLECT";
  status: "COMPLETED" | "SCHEDULED" | "PENDING";
  startDate: string;
  creationDate: string;
};

export type TaskRow = { id: string; status: "PENDING" | "SUCCESS" | "FAILED"; created: string; result: unknown };

/** Shown as stored. */
export type PlainRow = { id: string; organizationId: string } & Record<string, unknown>;
