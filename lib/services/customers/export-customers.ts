import "server-only";
import { withScope } from "@/lib/db/client";
import { listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { demand } from "@/lib/services/access/permit";

const AT_ONCE = 500;

/** Every customer the filters let through, in the list's order, whatever page is shown, some at a time. */
export async function exportCustomers(
  scope: StaffScope,
  query: CustomerListQuery,
  take: (customers: readonly CachedCustomer[]) => Promise<void>,
): Promise<void> {
  demand(scope, "customers:read");
  const ids = await withScope(scope, (db) => listCustomerIds(db, query, "all"));
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await take(await withScope(scope, (db) => listCustomersOf(db, ids.slice(at, at + AT_ONCE))));
  }
}
