import "server-only";
import { customersOf, type User } from "@/lib/db/user-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CustomerId } from "@/lib/domain/values/customer-id";

interface Place {
  /** Named by the session: the one read of several, or the one staff look at. */
  readonly chosen?: CustomerId | null;
  /** Those that CloudHealth no longer has. */
  readonly removed?: readonly CustomerId[];
}

/** What a person may be taken for once it is certain who they are; null for a viewer of nobody. */
export function toScope(
  user: Pick<User, "id" | "email" | "name" | "role" | "customerId" | "furtherCustomers">,
  { chosen = null, removed = [] }: Place = {},
): StaffScope | ViewerScope | null {
  const { id: userId, email, name, role } = user;
  const offered = role === "viewer" ? customersOf(user) : chosen === null ? [] : [chosen];
  const customers: readonly CustomerId[] = offered.filter((customer) => !removed.includes(customer));
  const customerId = customers.find((customer) => customer === chosen) ?? customers[0];
  if (customerId) {
    const seenBy = role === "viewer" ? null : role;
    return { kind: "viewer", userId, customerId, customers, seenBy, name, email } as ViewerScope;
  }
  return role === "viewer" ? null : ({ kind: "staff", userId, role, name, email } as StaffScope);
}
