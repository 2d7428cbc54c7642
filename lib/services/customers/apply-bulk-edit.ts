import "server-only";
import { isBatchThere } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ApplyBulkRequest } from "@/lib/domain/customers/apply-bulk-input";
import { bulkSubject } from "@/lib/domain/customers/bulk-edit";
import type { BulkRow } from "@/lib/domain/customers/preview-bulk-edit";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { recordBatch } from "@/lib/operations/record-batch";
import type { OperationIntent } from "@/lib/operations/record-operation";
import { whyNotPermitted } from "@/lib/services/access/permit";
import type { ApplyRefusal } from "@/lib/services/customers/apply-customer-import";
import { loadBulkEdit } from "@/lib/services/customers/load-bulk-edit";
import { derivedId } from "@/lib/support/derived-id";

/** Sends one edit of many customers, all of those that were looked at or none. */
export async function applyBulkEdit(
  scope: StaffScope,
  { batchId, params, mark, typed }: ApplyBulkRequest,
): Promise<Result<{ batchId: string }, ApplyRefusal>> {
  const forbidden = whyNotPermitted(scope, "customers:change");
  if (forbidden) return refuse(forbidden);
  if (await withScope(scope, (db) => isBatchThere(db, batchId))) return ok({ batchId });
  const { preview } = await loadBulkEdit(scope, new URLSearchParams(params));
  if (preview?.mark !== mark) return refuse({ code: "bulk-moved" });
  const { count, isTyped, edit, rows } = preview;
  if (count === 0) return refuse({ code: "nothing-changed" });
  if (isTyped && typed !== count) return refuse({ code: "count-not-typed", count });
  const operations = rows.flatMap((row) => toIntent(batchId, row) ?? []);
  return recordBatch(scope, { id: batchId, subject: bulkSubject(edit), operations });
}

function toIntent(batchId: string, { customer, version, kind, change }: BulkRow): OperationIntent | null {
  if (kind !== "change" || change === null) return null;
  const { id, name } = customer;
  return {
    id: derivedId(batchId, id),
    kind: "change-customer",
    upstream: "cloudhealth",
    resourceKey: `customer:${id}`,
    subject: name,
    payload: { id, change },
    customerId: id,
    changes: { table: "customer", key: id, version },
  };
}
