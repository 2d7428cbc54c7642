import { BILLING_CYCLE_ROUTES } from "./billing/billing-cycles";
import { COMMITMENT_ROUTES } from "./billing/commitments";
import { DISCOUNT_ROUTES } from "./billing/discounts";
import { INVOICE_ROUTES } from "./billing/invoices";
import { BILLING_READ_ROUTES } from "./billing/reseller-settings";
import { ROLLBACK_ROUTES } from "./billing/rollbacks";
import { ORGANIZATION_WRITE_ROUTES } from "./organizations/organization-writes";
import { ORGANIZATION_ROUTES } from "./organizations/organizations";
import { APPLIED_PRICING_ROUTES } from "./pricing/applied-pricings";
import { CATALOG_ROUTES } from "./pricing/catalogs";
import { PRICING_CHANGE_ROUTES } from "./pricing/pricing-changes";
import { PRICING_ROUTES } from "./pricing/pricings";
import { REPORT_ROUTES } from "./reports/reports";
import type { Route } from "./routes";
import { TASK_ROUTES } from "./tasks";
import { USAGE_ROUTES } from "./usage/usage-summary";

export const CLOUDMC_ROUTES: Route[] = [
  ...ORGANIZATION_ROUTES,
  ...ORGANIZATION_WRITE_ROUTES,
  ...REPORT_ROUTES,
  ...CATALOG_ROUTES,
  ...PRICING_ROUTES,
  ...PRICING_CHANGE_ROUTES,
  ...APPLIED_PRICING_ROUTES,
  ...DISCOUNT_ROUTES,
  ...COMMITMENT_ROUTES,
  ...USAGE_ROUTES,
  ...BILLING_CYCLE_ROUTES,
  ...INVOICE_ROUTES,
  ...BILLING_READ_ROUTES,
  ...ROLLBACK_ROUTES,
  ...TASK_ROUTES,
];
