import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";

/** The columns of the file a list of customers is exported to; exact figures, instants in UTC. */
export const CUSTOMER_LINE_COLUMNS = [
  "customer_id",
  "name",
  "classification",
  "partner_billing",
  "billing_folder",
  "billing_contact",
  "pattern",
  "accounts",
  "cost_month",
  "cost_month_to_date",
  "currency",
  "trial_ends_utc",
  "cloudmc_organization",
  "here_realm",
  "created_utc",
  "fetched_utc",
] as const;

export function customerLine({
  customer,
  links,
  accountCount,
  pattern,
  monthCost,
  fetchedAt,
}: CachedCustomer): string[] {
  return [
    customer.id,
    customer.name,
    customer.classification,
    customer.partnerBilling.enabled ? "on" : "off",
    customer.partnerBilling.folder ?? "",
    customer.billingContact ?? "",
    pattern,
    String(accountCount),
    monthCost?.month ?? "",
    monthCost?.cost.amount ?? "",
    monthCost?.cost.currency ?? "",
    customer.trialExpiresAt ?? "",
    links.cloudmcOrganization ?? "",
    links.hereRealm ?? "",
    customer.createdAt ?? "",
    fetchedAt,
  ];
}
