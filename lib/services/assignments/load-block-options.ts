import "server-only";
import { listUnassigned, listUnassignedHeads } from "@/lib/db/account-rows";
import { listFamily } from "@/lib/db/assignment-rows";
import { listReaches } from "@/lib/db/block-rows";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { BlockOptions } from "@/lib/domain/assignments/block-options";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

const OFFERED = 100;

/** Null when there is no such customer. */
export async function loadBlockOptions(
  scope: StaffScope,
  customer: CustomerId,
  search: string,
): Promise<BlockOptions | null> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const found = await findCustomer(db, customer);
    if (!found) return null;
    const [family, unassigned, heads] = await Promise.all([
      listFamily(db, customer),
      listUnassigned(db, search, OFFERED + 1),
      listUnassignedHeads(db, search, OFFERED),
    ]);
    const reaches = await listReaches(db, heads);
    return {
      customer: {
        id: customer,
        name: found.customer.name,
        partnerBillingEnabled: found.customer.partnerBilling.enabled,
      },
      family,
      unassigned: unassigned.slice(0, OFFERED),
      heads: reaches.map(({ members: _members, ...reach }) => reach),
      more: unassigned.length > OFFERED,
    };
  });
}
