import "server-only";
import { type Db, inTransaction } from "@/lib/db/client";
import { findImportRows, insertImport } from "@/lib/db/customer-import-rows";
import { listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { CUSTOMER_FILE, type CustomerImportRequest } from "@/lib/domain/customers/customer-import";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { type ImportFacts, previewCustomerImport } from "@/lib/domain/customers/preview-customer-import";
import { isCsvFileName } from "@/lib/domain/values/csv-file-name";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { auditDeed } from "@/lib/services/activity/audit-deed";
import { now } from "@/lib/support/clock";
import { readCsv } from "@/lib/support/read-csv";

/** Reads a file and keeps what would become of each row; of the customers nothing is changed. */
export async function startCustomerImport(
  scope: StaffScope,
  { importId, fileName, bytes, file }: CustomerImportRequest,
): Promise<Result<{ importId: string }, NotPermitted | CsvRefusal>> {
  const forbidden = whyNotPermitted(scope, "customers:change") ?? whyNotPermitted(scope, "customers:create");
  if (forbidden) return refuse(forbidden);
  if (file.size !== bytes) return refuse({ code: "csv-cut-off", expected: bytes, found: file.size });
  const read = await readCsv(new Uint8Array(await file.arrayBuffer()), CUSTOMER_FILE);
  if (!read.ok) return read;
  if (!isCsvFileName(fileName)) return refuse({ code: "csv-ending" });
  await inTransaction(scope, async (db) => {
    if ((await findImportRows(db, importId)) !== null) return;
    const rows = previewCustomerImport(read.value.rows, await gatherImportFacts(db));
    await insertImport(db, { id: importId, fileName, rows, createdById: scope.userId, createdByName: scope.name });
    const detail = { importId, rows: rows.length };
    await auditDeed(db, scope, { verb: "import:read", subject: fileName, detail });
  });
  return ok({ importId });
}

export async function gatherImportFacts(db: Db): Promise<ImportFacts> {
  const ids = await listCustomerIds(db, customerListQuery({}), "all");
  return { now: now(), customers: await listCustomersOf(db, ids) };
}
