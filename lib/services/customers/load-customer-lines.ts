import "server-only";
import { withScope } from "@/lib/db/client";
import { countCustomers, listCustomerLines } from "@/lib/db/customer-list-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import { listViews } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import type { SavedView } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";

export interface CustomerLines {
  readonly rows: readonly CustomerLine[];
  readonly total: number;
  /** When CloudHealth's lists were last read whole; null before the first time. */
  readonly readAt: string | null;
  readonly views: readonly SavedView[];
}

/** A page of the list of customers, with the columns asked for. */
export async function loadCustomerLines(scope: StaffScope, query: CustomerListQuery): Promise<CustomerLines> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const [rows, total, readAt, views] = await Promise.all([
      listCustomerLines(db, query),
      countCustomers(db, query),
      findLastCompleted(db, "cloudhealth"),
      listViews(db, "customers", scope.userId),
    ]);
    return { rows, total, readAt, views };
  });
}
