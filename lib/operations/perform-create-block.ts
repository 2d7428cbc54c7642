import "server-only";
import { listHolders, putBlock } from "@/lib/db/block-rows";
import { findCustomer } from "@/lib/db/customer-rows";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { BlockDraft } from "@/lib/domain/assignments/billing-block";
import { accountsIn, explainBlock } from "@/lib/domain/assignments/block-sentences";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Performer } from "@/lib/operations/performer";
import { createBlock, isBlock, listBlocksOf } from "@/lib/upstreams/cloudhealth/blocks-api";

/**
 * The customer and the accounts are the natural key: nobody is made a block for who holds anything, and CloudHealth makes
 * all of a block or nothing (cloudhealth.md 5.2).
 */
export const performCreateBlock: Performer<BlockDraft, readonly Assignment[]> = {
  send: (clients, draft) => createBlock(clients.cloudhealth, draft),

  async readBack(clients, draft) {
    const held = await listBlocksOf(clients.cloudhealth, draft.customer);
    const asked = held.filter(({ owner }) => draft.owners.includes(owner));
    if (asked.length === 0) return { found: "none" };
    const ours = draft.type === "family" ? held.filter(({ payer }) => draft.owners.includes(payer)) : asked;
    if (isBlock(draft, ours)) return { found: "one", value: ours };
    return {
      found: "other",
      refusals: asked.map(({ owner, customer }) => ({
        code: "account-held",
        account: owner,
        holder: customer,
        holderName: customer,
      })),
    };
  },

  maybeOurs: () => true,

  describe: (_rows, { customer }) => ({ id: customer, customerId: customer }),
  keep: (db, rows, { operationId, payload, at }) => putBlock(db, rows, { customer: payload.customer, operationId, at }),

  explain: (lines) => [{ code: "upstream-said", lines }],

  async explainWith(db, { lines, payload }) {
    const [customer, holders] = [await findCustomer(db, payload.customer), await listHolders(db, accountsIn(lines))];
    return explainBlock(lines, {
      customer: payload.customer,
      name: customer?.customer.name ?? payload.customer,
      holders,
    });
  },
};

/** Nobody makes two blocks for one customer at once. */
export function blockResourceKey(customer: CustomerId): string {
  return `block:${customer}`;
}
