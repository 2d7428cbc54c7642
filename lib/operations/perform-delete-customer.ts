import "server-only";
import { buryCustomer } from "@/lib/db/customer-rows";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Performer } from "@/lib/operations/performer";
import { deleteCustomer, readCustomer } from "@/lib/upstreams/cloudhealth/customers-api";

export interface CustomerDeletion {
  readonly id: CustomerId;
}

/** CloudHealth drops the customer's account assignments with it (cloudhealth.md 4, side effects). */
export const performDeleteCustomer: Performer<CustomerDeletion, "gone"> = {
  send: (clients, { id }) => deleteCustomer(clients.cloudhealth, id),

  async readBack(clients, { id }) {
    const customer = await readCustomer(clients.cloudhealth, id);
    return customer === null ? { found: "one", value: "gone" } : { found: "none" };
  },

  maybeOurs: () => true,

  describe: (_gone, { id }) => ({ id, customerId: id }),
  row: ({ id }) => ({ table: "customer", key: id }),
  keep: (db, _gone, { operationId, payload, at }) => buryCustomer(db, payload.id, { operationId, at }),

  explain: (lines) => [{ code: "upstream-said", lines }],
};
