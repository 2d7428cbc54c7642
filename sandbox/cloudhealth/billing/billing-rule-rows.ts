export type TierPricing = { min_fee: number; min_spend_range: number[]; min_spend_rate: number[] };

/** Customers by id, or every customer of the cloud. */
export type Targets = number[] | "all";

export type BillingRule = {
  id: number;
  name: string;
  cloud: "aws" | "azure";
  billingRuleType: "custom" | "support";
  ruleAction: string;
  ruleScope: "per_account" | "per_billing_family";
  targetCustomers: Targets;
  cspCustomers: Targets;
  enterpriseAgreements: Record<string, number[]>;
  /** The month it was made in: earlier months are billed already, whatever the start month says. */
  madeIn: string;
  supportTier: "developer" | "business" | "enterprise" | null;
  pricingInfo: TierPricing | null;
  startMonth: string | null;
  frequency: "one_time" | "recurring" | null;
  productName: string | null;
  productDescription: string | null;
  type: "charge" | "credit" | null;
  flatFeeCost: number | null;
  chargePercentageDiscount: number | null;
  rateInPercentage: number | null;
  addSpendAsCustomLineItem: boolean | null;
};
