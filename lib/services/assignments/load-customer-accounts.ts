import "server-only";
import { listCustomerAccounts, listFamily } from "@/lib/db/assignment-rows";
import { withScope } from "@/lib/db/client";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CustomerAccounts } from "@/lib/domain/assignments/customer-accounts";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

export async function loadCustomerAccounts(
  scope: StaffScope | ViewerScope,
  customer: CustomerId,
): Promise<CustomerAccounts> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "assignments:read");
  return withScope(scope, async (db) => {
    const accounts = await listCustomerAccounts(db, customer);
    const family = await listFamily(db, customer);
    const oldest = accounts.map((account) => account.fetchedAt).sort()[0] ?? null;
    return {
      accounts,
      pattern: familyPattern(family),
      managedBy: family.some((held) => held.managedBy === "v2") ? "v2" : "v1",
      readAt: oldest ?? (scope.kind === "viewer" ? null : await findLastCompleted(db, "cloudhealth")),
    };
  });
}
