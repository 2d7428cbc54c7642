import type {
  BillingCycleRow,
  CommitmentRow,
  DiscountRow,
  InvoiceRow,
  PlainRow,
  ResellerSettingsRow,
  RollbackRow,
  TaskRow,
} from "./billing/billing-rows";
import type { ConnectionRow, KeyRow, OrganizationRow } from "./organizations/organization-rows";
import type { AppliedPricingRow, CatalogRow, PricingChangeRow, PricingRow } from "./pricing/pricing-rows";
import type { UsageRow } from "./usage/usage-rows";

export type CloudMcRows = {
  cmcKeys: KeyRow;
  cmcOrganizations: OrganizationRow;
  cmcConnections: ConnectionRow;
  cmcCatalogs: CatalogRow;
  cmcPricings: PricingRow;
  cmcPricingChanges: PricingChangeRow;
  cmcAppliedPricings: AppliedPricingRow;
  cmcUsage: UsageRow;
  cmcDiscounts: DiscountRow;
  cmcCommitments: CommitmentRow;
  cmcResourceCommitments: PlainRow;
  cmcBillingCycles: BillingCycleRow;
  cmcInvoices: InvoiceRow;
  cmcResellerSettings: ResellerSettingsRow;
  cmcRollbacks: RollbackRow;
  cmcTaxProviders: PlainRow;
  cmcPayments: PlainRow;
  cmcTasks: TaskRow;
};

export const CLOUDMC_TABLES = [
  "cmcKeys",
  "cmcOrganizations",
  "cmcConnections",
  "cmcCatalogs",
  "cmcPricings",
  "cmcPricingChanges",
  "cmcAppliedPricings",
  "cmcUsage",
  "cmcDiscounts",
  "cmcCommitments",
  "cmcResourceCommitments",
  "cmcBillingCycles",
  "cmcInvoices",
  "cmcResellerSettings",
  "cmcRollbacks",
  "cmcTaxProviders",
  "cmcPayments",
  "cmcTasks",
] as const satisfies readonly (keyof CloudMcRows)[];
