import "server-only";
import { withScope } from "@/lib/db/client";
import { findImportRows, putImportRows, settleImport } from "@/lib/db/customer-import-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type ApplyImportRequest,
  type ImportRefused,
  isSameOutcome,
  UNTYPED_MAX,
} from "@/lib/domain/customers/customer-import";
import type { ImportOutcome, ImportRow } from "@/lib/domain/customers/import-row";
import { previewCustomerImport } from "@/lib/domain/customers/preview-customer-import";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { customerResourceKey } from "@/lib/operations/perform-create-customer";
import { type BatchRefused, recordBatch } from "@/lib/operations/record-batch";
import type { OperationIntent } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { gatherImportFacts } from "@/lib/services/customers/start-customer-import";
import { derivedId } from "@/lib/support/derived-id";

export type ApplyRefusal = NotPermitted | BatchRefused | ImportRefused | { readonly code: "nothing-changed" };

/**
 * Sends what the preview said, all rows of it or none: looked at anew first, because customers change meanwhile. The
 * import's id is the batch's, so that applying twice is one batch.
 */
export async function applyCustomerImport(
  scope: StaffScope,
  { importId, typed }: ApplyImportRequest,
): Promise<Result<{ batchId: string }, ApplyRefusal>> {
  const forbidden = whyNotPermitted(scope, "customers:change") ?? whyNotPermitted(scope, "customers:create");
  if (forbidden) return refuse(forbidden);
  const looked = await withScope(scope, async (db) => {
    const found = await findImportRows(db, importId);
    if (found?.state !== "ready") return { found, fresh: [], moved: 0 };
    const fresh = previewCustomerImport(found.rows, await gatherImportFacts(db)).map((row, index): ImportRow => {
      const known = found.rows[index];
      return known === undefined || isSameOutcome(known.outcome, row.outcome) ? unmoved(row) : { ...row, moved: true };
    });
    const moved = fresh.filter((row) => row.moved).length;
    if (moved > 0) await putImportRows(db, importId, fresh);
    return { found, fresh, moved };
  });
  if (looked.found?.state === "applied") return ok({ batchId: importId });
  if (looked.found?.state !== "ready") return refuse({ code: "import-gone" });
  if (looked.moved > 0) return refuse({ code: "import-moved", count: looked.moved });
  const operations = looked.fresh.flatMap((row) => toIntent(importId, row) ?? []);
  const count = operations.length;
  if (count === 0) return refuse({ code: "nothing-changed" });
  if (count > UNTYPED_MAX && typed !== count) return refuse({ code: "count-not-typed", count });
  const batch = { id: importId, subject: looked.found.fileName, operations };
  return recordBatch<ImportRefused>(scope, batch, async (db) =>
    (await settleImport(db, importId, "applied")) ? null : { code: "import-gone" },
  );
}

function unmoved({ line, cells, name, outcome }: ImportRow): ImportRow {
  return { line, cells, name, outcome };
}

/** The operation of a row; its id follows from the import and the line. */
export function importOperationId(importId: string, line: number): string {
  return derivedId(importId, String(line));
}

function toIntent(importId: string, { line, name, outcome }: ImportRow): OperationIntent | null {
  const asked = toWrite(outcome, name);
  return asked && { id: importOperationId(importId, line), upstream: "cloudhealth", subject: name, ...asked };
}

function toWrite(
  outcome: ImportOutcome,
  name: string,
): Pick<OperationIntent, "kind" | "resourceKey" | "payload" | "customerId" | "changes"> | null {
  if (outcome.kind === "create") {
    const { draft } = outcome;
    return { kind: "create-customer", resourceKey: customerResourceKey(name), payload: draft, customerId: null };
  }
  if (outcome.kind !== "update") return null;
  const { id, version, change } = outcome;
  return {
    kind: "change-customer",
    resourceKey: `customer:${id}`,
    payload: { id, change },
    customerId: id,
    changes: { table: "customer", key: id, version },
  };
}
