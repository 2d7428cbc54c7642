import "server-only";
import { withScope } from "@/lib/db/client";
import { countCustomers, listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CustomerList } from "@/lib/domain/customers/cached-customer";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { demand } from "@/lib/services/access/permit";

/** A page of whole customers, for lists that choose one. */
export async function loadCustomerList(scope: StaffScope, query: CustomerListQuery): Promise<CustomerList> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const [rows, total, readAt] = await Promise.all([
      listCustomerIds(db, query, "page").then((ids) => listCustomersOf(db, ids)),
      countCustomers(db, query),
      findLastCompleted(db, "cloudhealth"),
    ]);
    return { rows, total, readAt };
  });
}
