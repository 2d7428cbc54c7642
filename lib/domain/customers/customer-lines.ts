import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { Customer } from "@/lib/domain/customers/customer";
import { writeTags } from "@/lib/domain/customers/tag-cell";

/** What an import may say of a customer; the other columns of the exported file it passes over. */
export const CUSTOMER_INPUT_COLUMNS = [
  "customer_id",
  "name",
  "classification",
  "partner_billing",
  "billing_folder",
  "billing_contact",
  "trial_ends_utc",
  "azure_customer_id",
  "street1",
  "street2",
  "city",
  "state",
  "zipcode",
  "country",
  "tags",
] as const;
export type CustomerInputColumn = (typeof CUSTOMER_INPUT_COLUMNS)[number];

/** The columns of the file a list of customers is exported to; exact figures, instants in UTC. */
export const CUSTOMER_LINE_COLUMNS = [
  ...CUSTOMER_INPUT_COLUMNS,
  "pattern",
  "accounts",
  "cost_month",
  "cost_month_to_date",
  "currency",
  "cloudmc_organization",
  "here_realm",
  "created_utc",
  "fetched_utc",
] as const;

export function customerLine(cached: CachedCustomer): string[] {
  const { customer, links, accountCount, pattern, monthCost, fetchedAt } = cached;
  const cells = customerCells(customer);
  return [
    ...CUSTOMER_INPUT_COLUMNS.map((column) => cells[column]),
    pattern,
    String(accountCount),
    monthCost?.month ?? "",
    monthCost?.cost.amount ?? "",
    monthCost?.cost.currency ?? "",
    links.cloudmcOrganization ?? "",
    links.hereRealm ?? "",
    customer.createdAt ?? "",
    fetchedAt,
  ];
}

/** A customer as its row of the file says it: a row that says the same changes nothing. */
export function customerCells(customer: Customer): Record<CustomerInputColumn, string> {
  const { address, partnerBilling } = customer;
  return {
    customer_id: customer.id,
    name: customer.name,
    classification: customer.classification,
    partner_billing: partnerBilling.enabled ? "on" : "off",
    billing_folder: partnerBilling.folder ?? "",
    billing_contact: customer.billingContact ?? "",
    trial_ends_utc: customer.trialExpiresAt ?? "",
    azure_customer_id: customer.azureCustomerId ?? "",
    street1: address?.street1 ?? "",
    street2: address?.street2 ?? "",
    city: address?.city ?? "",
    state: address?.state ?? "",
    zipcode: address?.zipcode ?? "",
    country: address?.country ?? "",
    tags: writeTags(customer.tags),
  };
}
