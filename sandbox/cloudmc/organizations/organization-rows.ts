/** Language code to text; a language may be missing and the map may be empty. */
export type NameMap = Record<string, string>;

/** A decimal, as text so that nothing is lost; a number is taken too. */
export type Amount = string | number;

export type Environment = { id: string; name?: string; connectionId?: string; deleted?: boolean };

export type OrganizationRow = {
  id: string;
  name: string;
  parentId: string | null;
  isReseller?: boolean;
  entryPoint?: string;
  isBillable?: boolean;
  billableStartDate?: string | null;
  billableEndDate?: string | null;
  billingMode?: "MANUAL" | "CREDIT_CARD";
  billingCycleId?: string | null;
  /** The package it was given directly; it wins over every scope. */
  pricingPackageId?: string | null;
  discountIds?: string[];
  tags?: string[];
  customFields?: Record<string, string>;
  environments?: Environment[];
  /** Connections it may use without an environment in them. */
  connectionIds?: string[];
  users?: { id: string; userName?: string }[];
  deletedAt?: string | null;
  deletedBy?: string;
  /** Draws its usage unless usage is stored for it; null or absent uses nothing. */
  usageSeed?: number | null;
};

export type ConnectionRow = { id: string; serviceCode: string; name?: string; state?: string };

/** The id is the key itself. A key that is not here is a deleted one. */
export type KeyRow = { id: string; organizationId: string; mayReadReports?: boolean };
