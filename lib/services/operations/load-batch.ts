import "server-only";
import { findBatch } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { countOperations, listOperations } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { BatchView } from "@/lib/domain/operations/batch";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { demand } from "@/lib/services/access/permit";

export async function loadBatch(scope: StaffScope, id: string): Promise<BatchView | null> {
  demand(scope, "activity:read");
  return withScope(scope, (db) => findBatch(db, id));
}

/** Its operations in the order in which they leave. */
export async function loadBatchOperations(
  scope: StaffScope,
  batchId: string,
  { page, per }: { readonly page: number; readonly per: number },
): Promise<{ operations: OperationView[]; total: number }> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => ({
    operations: await listOperations(db, { skip: (page - 1) * per, take: per, batchId }),
    total: await countOperations(db, batchId),
  }));
}
