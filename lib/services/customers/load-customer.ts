import "server-only";
import { cache } from "react";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { listOpenOperations } from "@/lib/db/operation-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

/**
 * Null when there is no such customer, or none this scope may know of: the two are one and the same. A frame, its page
 * and its title ask for the same customer within one request; it is read once.
 */
export const loadCustomer = cache(
  async (scope: StaffScope | ViewerScope, id: CustomerId): Promise<CachedCustomer | null> => {
    if (scope.kind === "viewer" && scope.customerId !== id) return null;
    demand(scope, scope.kind === "viewer" ? "own:read" : "customers:read");
    return withScope(scope, (db) => findCustomer(db, id));
  },
);

/** What is being written for a customer right now. */
export async function loadOpenOperations(scope: StaffScope, id: CustomerId): Promise<OperationView[]> {
  demand(scope, "activity:read");
  return withScope(scope, (db) => listOpenOperations(db, id));
}
