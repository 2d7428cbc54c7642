import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { findImportRows, settleImport } from "@/lib/db/customer-import-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { DiscardImportRequest, ImportRefused } from "@/lib/domain/customers/customer-import";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

/** Puts a file that is not to be applied away: nothing was sent of it, and nothing can be. */
export async function discardCustomerImport(
  scope: StaffScope,
  { importId }: DiscardImportRequest,
): Promise<Result<{ importId: string }, NotPermitted | ImportRefused>> {
  const forbidden = whyNotPermitted(scope, "customers:change");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const isOurs = await settleImport(db, importId, "discarded");
    const found = await findImportRows(db, importId);
    if (found?.state !== "discarded") return refuse({ code: found ? "import-applied" : "import-gone" });
    if (isOurs) {
      await addAuditEntry(db, {
        actorId: scope.userId,
        actorName: scope.name,
        verb: "import:discarded",
        subject: found.fileName,
        customerId: null,
        operationId: null,
        detail: { importId, rows: found.rows.length },
      });
    }
    return ok({ importId });
  });
}
