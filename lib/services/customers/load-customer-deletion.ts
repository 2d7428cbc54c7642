import "server-only";
import { withScope } from "@/lib/db/client";
import { listPlansFor, listViewerNames } from "@/lib/db/customer-deletion-rows";
import { findCustomer } from "@/lib/db/customer-rows";
import { listOpenOperations } from "@/lib/db/operation-rows";
import { countUsageReports } from "@/lib/db/report-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { DeletionFacts } from "@/lib/domain/customers/customer-deletion";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

/** What deleting a customer would take along, as far as Headwater knows. */
export async function loadCustomerDeletion(scope: StaffScope, id: CustomerId): Promise<DeletionFacts | null> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const of = await findCustomer(db, id);
    if (of === null) return null;
    const [viewers, plans, usageReports, open] = await Promise.all([
      listViewerNames(db, id),
      listPlansFor(db, id),
      countUsageReports(db, id),
      listOpenOperations(db, id),
    ]);
    return { of, viewers, plans, usageReports, open };
  });
}
