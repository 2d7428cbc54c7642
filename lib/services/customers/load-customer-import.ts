import "server-only";
import { withScope } from "@/lib/db/client";
import {
  findImport,
  findImportRows,
  listImportRows,
  listImports,
  listRefusedByUpstream,
} from "@/lib/db/customer-import-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CustomerImport } from "@/lib/domain/customers/customer-import";
import type { ImportClass, ImportRow } from "@/lib/domain/customers/import-row";
import type { RefusedRow } from "@/lib/domain/customers/refused-file";
import { demand } from "@/lib/services/access/permit";
import { importOperationId } from "@/lib/services/customers/apply-customer-import";

const LATEST = 10;

export async function loadLatestImports(scope: StaffScope): Promise<CustomerImport[]> {
  demand(scope, "customers:read");
  return withScope(scope, (db) => listImports(db, LATEST));
}

export async function loadCustomerImport(scope: StaffScope, id: string): Promise<CustomerImport | null> {
  demand(scope, "customers:read");
  return withScope(scope, (db) => findImport(db, id));
}

export async function loadImportRows(
  scope: StaffScope,
  id: string,
  { only, page, per }: { only: ImportClass | null; page: number; per: number },
): Promise<ImportRow[]> {
  demand(scope, "customers:read");
  return withScope(scope, (db) => listImportRows(db, id, { only, skip: (page - 1) * per, take: per }));
}

/** The rows that nothing came of, here or at CloudHealth; null when there is no such import. */
export async function loadRefusedRows(scope: StaffScope, id: string): Promise<RefusedRow[] | null> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const found = await findImportRows(db, id);
    if (found === null) return null;
    const refused = new Map((await listRefusedByUpstream(db, id)).map((one) => [one.id, one.lines]));
    return found.rows.flatMap((row) => {
      const said = refused.get(importOperationId(id, row.line));
      return row.outcome.kind === "refused" || said !== undefined ? [{ row, said: said ?? [] }] : [];
    });
  });
}
