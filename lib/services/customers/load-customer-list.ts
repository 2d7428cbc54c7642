import "server-only";
import { withScope } from "@/lib/db/client";
import { type CachedCustomer, countCustomers, listCustomers } from "@/lib/db/customer-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { demand } from "@/lib/services/access/permit";

export interface CustomerList {
  readonly rows: readonly CachedCustomer[];
  readonly total: number;
  /** When CloudHealth's lists were last read whole; null before the first time. */
  readonly readAt: string | null;
}

export async function loadCustomerList(scope: StaffScope, query: CustomerListQuery): Promise<CustomerList> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const [rows, total, readAt] = await Promise.all([
      listCustomers(db, query),
      countCustomers(db, query),
      findLastCompleted(db, "cloudhealth"),
    ]);
    return { rows, total, readAt };
  });
}
