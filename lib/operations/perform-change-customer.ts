import "server-only";
import { putCustomer } from "@/lib/db/customer-rows";
import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, shows } from "@/lib/domain/customers/customer-change";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { areAboutName } from "@/lib/operations/perform-create-customer";
import type { Performer } from "@/lib/operations/performer";
import { changeCustomer, readCustomer } from "@/lib/upstreams/cloudhealth/customers-api";

export interface CustomerChangePayload {
  readonly id: CustomerId;
  readonly change: CustomerChange;
}

export const performChangeCustomer: Performer<CustomerChangePayload, Customer> = {
  send: (clients, { id, change }) => changeCustomer(clients.cloudhealth, id, change),

  async readBack(clients, { id, change }) {
    const customer = await readCustomer(clients.cloudhealth, id);
    if (customer === null) return { found: "other", refusals: [{ code: "customer-gone", customer: id }] };
    return shows(customer, change) ? { found: "one", value: customer } : { found: "none" };
  },

  maybeOurs: () => true,

  describe: (customer) => ({ id: customer.id, customerId: customer.id }),
  row: ({ id }) => ({ table: "customer", key: id }),
  keep: (db, customer, { operationId, at }) => putCustomer(db, customer, { operationId, at }),

  explain: (lines, { change }) =>
    change.name !== undefined && areAboutName(lines)
      ? [{ code: "name-taken", name: change.name }]
      : [{ code: "upstream-said", lines }],
};
