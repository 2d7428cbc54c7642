import { APPLIED_PRICING_ROUTES } from "./applied-pricings";
import { BILLING_CYCLE_ROUTES } from "./billing-cycles";
import { CATALOG_ROUTES } from "./catalogs";
import { COMMITMENT_ROUTES } from "./commitments";
import { DISCOUNT_ROUTES } from "./discounts";
import { INVOICE_ROUTES } from "./invoices";
import { ORGANIZATION_WRITE_ROUTES } from "./organization-writes";
import { ORGANIZATION_ROUTES } from "./organizations";
import { PRICING_CHANGE_ROUTES } from "./pricing-changes";
import { PRICING_ROUTES } from "./pricings";
import { REPORT_ROUTES } from "./reports";
import { BILLING_READ_ROUTES } from "./reseller-settings";
import { ROLLBACK_ROUTES } from "./rollbacks";
import type { Route } from "./routes";
import { TASK_ROUTES } from "./tasks";
import { USAGE_ROUTES } from "./usage-summary";

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
