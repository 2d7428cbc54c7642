import "server-only";
import { withScope } from "@/lib/db/client";
import { listMatchingCustomers } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { demand } from "@/lib/services/access/permit";

/** Every customer the filters let through, in the list's order, whatever page is shown. */
export async function exportCustomers(scope: StaffScope, query: CustomerListQuery): Promise<CachedCustomer[]> {
  demand(scope, "customers:read");
  return withScope(scope, (db) => listMatchingCustomers(db, query));
}
