import "server-only";
import { withScope } from "@/lib/db/client";
import { countCustomers, listCustomerIds } from "@/lib/db/customer-list-rows";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { bulkEditOf } from "@/lib/domain/customers/bulk-edit";
import { bulkSelection } from "@/lib/domain/customers/bulk-selection";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { type BulkPreview, isBulk, previewBulkEdit } from "@/lib/domain/customers/preview-bulk-edit";
import { hashOf } from "@/lib/operations/payload-hash";
import { demand } from "@/lib/services/access/permit";

export interface BulkPage {
  readonly customers: readonly CachedCustomer[];
  /** Null until an edit is asked for that can be read. */
  readonly preview: BulkPreview | null;
}

/** Whom an address chooses, and what its edit would make of them. */
export async function loadBulkEdit(scope: StaffScope, params: URLSearchParams): Promise<BulkPage> {
  demand(scope, "customers:read");
  const selection = bulkSelection(params);
  const { customers, all } = await withScope(scope, async (db) => {
    const ids = selection.kind === "all" ? await listCustomerIds(db, selection.query, "all") : selection.ids;
    return { customers: await listCustomersOf(db, ids), all: await countCustomers(db, customerListQuery({})) };
  });
  const asked = bulkEditOf(params);
  if (asked === null || !("edit" in asked)) return { customers, preview: null };
  const rows = previewBulkEdit(customers, asked.edit);
  const changed = rows.filter(({ kind }) => kind === "change");
  const mark = hashOf({ edit: asked.edit, changed: changed.map(({ customer, version }) => [customer.id, version]) });
  const count = changed.length;
  return { customers, preview: { edit: asked.edit, rows, count, isTyped: isBulk(count, all), mark } };
}
