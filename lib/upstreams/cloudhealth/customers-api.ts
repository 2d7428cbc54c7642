import "server-only";
import { z } from "zod";
import type { Address, Customer } from "@/lib/domain/customers/customer";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, type PagedList, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toCustomer } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireCustomer } from "@/lib/upstreams/cloudhealth/wire";
import { wireList } from "@/lib/upstreams/json";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { writeTo } from "@/lib/upstreams/write-to";

const PER_PAGE = 100;
const MOST_ROWS_A_PAGE = 1_000;

const customers: PagedList<Customer> = {
  path: "/v1/customers",
  query: [],
  perPage: PER_PAGE,
  schema: z
    .object({ customers: wireList(WireCustomer.transform(toCustomer), MOST_ROWS_A_PAGE) })
    .transform((body) => body.customers),
};

export function listCustomers(client: CloudhealthClient): AsyncGenerator<Page<Customer>> {
  return walkPages(client, customers);
}

/** All customers of exactly this name, to read back a creation. The list knows no filter, so it is read whole. */
export async function findCustomersByName(client: CloudhealthClient, name: string): Promise<Customer[]> {
  const found: Customer[] = [];
  for await (const page of walkPages(client, { ...customers, priority: "write" })) {
    found.push(...page.items.filter((customer) => isSameName(customer.name, name)));
  }
  return found;
}

/** Creates a Microsoft CSP customer: with its Azure id if the tenant has an address at Azure, else with an address. */
export function createCustomer(client: CloudhealthClient, draft: CustomerDraft): Promise<WriteOutcome<Customer>> {
  return writeTo(client.connection, {
    method: "POST",
    path: "/v2/customers",
    body: toBody(draft),
    understand: (body) => {
      const made = WireCustomer.transform(toCustomer).safeParse(body);
      return made.success && isSameName(made.data.name, draft.name) ? made.data : null;
    },
  });
}

function toBody(draft: CustomerDraft) {
  const { identity, partnerBilling } = draft;
  return {
    name: draft.name,
    classification: draft.classification,
    partner_billing_configuration: { enabled: partnerBilling.enabled, folder: partnerBilling.folder ?? "" },
    tags: draft.tags.map(({ key, value }) => ({ key, value })),
    ...(identity.kind === "azure"
      ? { azure_customer_id: identity.azureCustomerId }
      : { address: toWireAddress(identity.address) }),
    ...(draft.billingContact ? { billing_contact: draft.billingContact } : {}),
    ...(draft.trialExpiresOn ? { trial_expiration_date: `${draft.trialExpiresOn}T00:00:00Z` } : {}),
  };
}

function toWireAddress(address: Address) {
  const { street1, street2, city, state, zipcode, country } = address;
  return { street1, ...(street2 ? { street2 } : {}), city, state, zipcode, country };
}

function isSameName(left: string, right: string): boolean {
  return left.trim().normalize("NFC") === right.trim().normalize("NFC");
}
