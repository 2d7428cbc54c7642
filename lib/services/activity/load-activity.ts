import "server-only";
import { countAuditEntries, listAuditEntries } from "@/lib/db/audit-rows";
import { countBatches, listBatches } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { countOperations, findOperation, listOperations } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import type { BatchView } from "@/lib/domain/operations/batch";
import type { OperationView } from "@/lib/domain/operations/operation-view";
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

export async function loadOperation(scope: StaffScope, id: string): Promise<OperationView | null> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => (await findOperation(db, id))?.view ?? null);
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

export async function loadAuditTrail(
  scope: StaffScope,
  { page, per }: PageOf,
): Promise<{ entries: AuditLine[]; total: number }> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => ({
    entries: await listAuditEntries(db, { skip: (page - 1) * per, take: per }),
    total: await countAuditEntries(db),
  }));
}
