import "server-only";
import { withScope } from "@/lib/db/client";
import { countCustomerRecords, listCustomerRecords } from "@/lib/db/customer-history-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type CustomerHistoryPage,
  type CustomerRecord,
  customerHistory,
} from "@/lib/domain/customers/customer-history";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { PageSize } from "@/lib/domain/values/list-query";
import { demand } from "@/lib/services/access/permit";

/** What was learned of a customer and when, the newest first; each entry is told against the one before it. */
export async function loadCustomerHistory(
  scope: StaffScope,
  id: CustomerId,
  { page, per }: { readonly page: number; readonly per: PageSize },
): Promise<CustomerHistoryPage> {
  demand(scope, "customers:read");
  return withScope(scope, async (db) => {
    const records = await listCustomerRecords(db, id, { skip: (page - 1) * per, take: per + 1 });
    const entries = customerHistory(records.slice(0, per), records[per] ?? null);
    return { entries, total: await countCustomerRecords(db, id) };
  });
}

/** The last that was known of a customer that CloudHealth no longer has; null for one that is there or never was. */
export async function loadRemovedCustomer(scope: StaffScope, id: CustomerId): Promise<CustomerRecord | null> {
  demand(scope, "customers:read");
  const [record] = await withScope(scope, (db) => listCustomerRecords(db, id, { skip: 0, take: 1 }));
  return record?.removed ? record : null;
}
