import "server-only";
import { z } from "zod";
import type { Address, Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, shows } from "@/lib/domain/customers/customer-change";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type Page, type PagedList, walkPages } from "@/lib/upstreams/cloudhealth/page-walk";
import { toCustomer } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireCustomer } from "@/lib/upstreams/cloudhealth/wire";
import type { CallPriority } from "@/lib/upstreams/gate";
import { wireList } from "@/lib/upstreams/json";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { readIfThere } from "@/lib/upstreams/read-if-there";
import { writeTo } from "@/lib/upstreams/write-to";

export const CUSTOMERS_A_PAGE = 100;
const MOST_ROWS_A_PAGE = 1_000;

const customers: PagedList<Customer> = {
  path: "/v1/customers",
  query: [],
  perPage: CUSTOMERS_A_PAGE,
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

/**
 * An AWS customer is made by version 1, a Microsoft CSP customer by version 2: with its Azure id if the tenant has an
 * address at Azure, else with an address.
 */
export function createCustomer(client: CloudhealthClient, draft: CustomerDraft): Promise<WriteOutcome<Customer>> {
  return writeTo(client.connection, {
    method: "POST",
    path: draft.identity.kind === "aws" ? "/v1/customers" : "/v2/customers",
    body: toBody(draft),
    understand: (body) => {
      const made = WireCustomer.transform(toCustomer).safeParse(body);
      return made.success && isSameName(made.data.name, draft.name) ? made.data : null;
    },
  });
}

export function changeCustomer(
  client: CloudhealthClient,
  id: CustomerId,
  change: CustomerChange,
): Promise<WriteOutcome<Customer>> {
  return writeTo(client.connection, {
    method: "PUT",
    path: "/v1/customers/:id",
    params: { id },
    body: toChangeBody(change),
    understand: (body) => {
      const made = WireCustomer.transform(toCustomer).safeParse(body);
      return made.success && made.data.id === id && shows(made.data, change) ? made.data : null;
    },
  });
}

/** Deletes a customer with its account assignments; one that is not there any more is deleted too. */
export async function deleteCustomer(client: CloudhealthClient, id: CustomerId): Promise<WriteOutcome<"gone">> {
  const outcome = await writeTo(client.connection, {
    method: "DELETE",
    path: "/v1/customers/:id",
    params: { id },
    // Answered with nothing; whoever says something may mean something else, and is asked again.
    understand: (body) => (body === undefined ? ("gone" as const) : null),
  });
  return outcome.at === "rejected" && outcome.status === 404 ? { at: "accepted", value: "gone" } : outcome;
}

/** Null when CloudHealth says that there is none of this id. */
export function readCustomer(
  client: CloudhealthClient,
  id: CustomerId,
  priority: CallPriority = "write",
): Promise<Customer | null> {
  return readIfThere(client.connection, {
    path: "/v1/customers/:id",
    params: { id },
    schema: WireCustomer.transform(toCustomer).refine((customer) => customer.id === id),
    priority,
  });
}

function toChangeBody(change: CustomerChange) {
  const { name, classification, billingContact, partnerBilling, trialExpiresAt, address, tags } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(classification === undefined ? {} : { classification }),
    ...(billingContact === undefined ? {} : { billing_contact: billingContact ?? "" }),
    ...(partnerBilling === undefined
      ? {}
      : { partner_billing_configuration: { enabled: partnerBilling.enabled, folder: partnerBilling.folder ?? "" } }),
    ...(trialExpiresAt === undefined ? {} : { trial_expiration: trialExpiresAt }),
    ...(address === undefined ? {} : { address: toWireAddress(address) }),
    ...(tags === undefined ? {} : { tags: tags.map(({ key, value }) => ({ key, value })) }),
  };
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
    // The field's name differs between the versions (cloudhealth.md 4, contradictions).
    ...(draft.trialExpiresOn
      ? {
          [identity.kind === "aws" ? "trial_expiration" : "trial_expiration_date"]: `${draft.trialExpiresOn}T00:00:00Z`,
        }
      : {}),
  };
}

function toWireAddress(address: Address) {
  const { street1, street2, city, state, zipcode, country } = address;
  return { street1, ...(street2 ? { street2 } : {}), city, state, zipcode, country };
}

function isSameName(left: string, right: string): boolean {
  return left.trim().normalize("NFC") === right.trim().normalize("NFC");
}
