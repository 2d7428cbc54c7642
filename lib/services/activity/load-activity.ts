import "server-only";
import { countBatches, listBatches } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { countOperations, findOperation, listOperations } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { BatchView } from "@/lib/domain/operations/batch";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import { demand } from "@/lib/services/access/permit";

interface PageOf {
  readonly page: number;
  readonly per: number;
}

export async function loadOperations(
  scope: StaffScope,
  { page, per }: PageOf,
): Promise<{ operations: OperationView[]; total: number }> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => ({
    operations: await listOperations(db, { skip: (page - 1) * per, take: per }),
    total: await countOperations(db),
  }));
}

/** With each time it left, and what was answered. */
export async function loadOperation(
  scope: StaffScope,
  id: string,
): Promise<{ operation: OperationView; calls: readonly UpstreamCall[] } | null> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => {
    const found = await findOperation(db, id);
    return found && { operation: found.view, calls: found.calls };
  });
}

export async function loadBatches(
  scope: StaffScope,
  { page, per }: PageOf,
): Promise<{ batches: BatchView[]; total: number }> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => ({
    batches: await listBatches(db, { skip: (page - 1) * per, take: per }),
    total: await countBatches(db),
  }));
}
