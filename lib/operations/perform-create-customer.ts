import "server-only";
import { putCustomer } from "@/lib/db/customer-rows";
import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerDraft, comparableName } from "@/lib/domain/customers/customer-input";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import type { Performer } from "@/lib/operations/performer";
import { createCustomer, findCustomersByName, readCustomer } from "@/lib/upstreams/cloudhealth/customers-api";

/** The name is the natural key: "unique display name" (cloudhealth.md 4). */
export const performCreateCustomer: Performer<CustomerDraft, Customer> = {
  send: (clients, draft) => createCustomer(clients.cloudhealth, draft),

  async readBack(clients, draft) {
    const [first, ...others] = await findCustomersByName(clients.cloudhealth, draft.name);
    if (!first) return { found: "none" };
    if (others.length > 0) return { found: "unclear" };
    return { found: "one", value: first };
  },

  async adopt(clients, draft, { reference }) {
    const id = parseCustomerId(reference);
    const customer = id === null ? null : await readCustomer(clients.cloudhealth, id);
    return customer !== null && comparableName(customer.name) === comparableName(draft.name) ? customer : null;
  },

  // A customer of this name may have been there before us, and only a person can tell the two apart.
  maybeOurs: () => false,

  describe: (customer) => ({ id: customer.id, customerId: customer.id }),
  row: ({ id }) => ({ table: "customer", key: id }),
  keep: (db, customer, { operationId, at, payload: { identity } }) => {
    const sent = identity.kind === "azure" ? identity.azureCustomerId : null;
    return putCustomer(db, { ...customer, azureCustomerId: customer.azureCustomerId ?? sent }, { operationId, at });
  },

  explain: (lines, draft) =>
    areAboutName(lines) ? [{ code: "name-taken", name: draft.name }] : [{ code: "upstream-said", lines }],
};

export function areAboutName(lines: readonly string[]): boolean {
  return lines.some((line) => /name/i.test(line) && /taken|exists|unique|already/i.test(line));
}

/** The natural key by which two creations of one customer are kept apart. */
export function customerResourceKey(name: string): string {
  return `customer-name:${comparableName(name)}`;
}
