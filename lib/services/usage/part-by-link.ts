import "server-only";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { LinkedCustomer } from "@/lib/services/usage/record-usage-report";

/** The customers asked for, parted by whether they have a HERE realm; one that is gone has none and no name but its number. */
export function partByLink(
  ids: readonly CustomerId[],
  found: readonly CachedCustomer[],
): { linked: LinkedCustomer[]; withoutRealm: { id: CustomerId; name: string }[] } {
  const linked: LinkedCustomer[] = [];
  const withoutRealm: { id: CustomerId; name: string }[] = [];
  for (const id of ids) {
    const { customer, links } = found.find((one) => one.customer.id === id) ?? {};
    const realm = links?.hereRealm ?? null;
    const name = customer?.name ?? id;
    if (realm === null) withoutRealm.push({ id, name });
    else linked.push({ id, name, realm });
  }
  return { linked, withoutRealm };
}
