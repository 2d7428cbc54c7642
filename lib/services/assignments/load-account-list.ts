import "server-only";
import { readAccountPage } from "@/lib/db/account-list-rows";
import { withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import { listViews } from "@/lib/db/view-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import type { SavedView } from "@/lib/domain/views/saved-view";
import { demand } from "@/lib/services/access/permit";

export interface AccountList {
  readonly rows: readonly AccountLine[];
  readonly total: number;
  readonly readAt: string | null;
  readonly views: readonly SavedView[];
  /** Of the customer the list is narrowed to. */
  readonly customerName: string | null;
}

export async function loadAccountList(scope: StaffScope, query: AccountListQuery): Promise<AccountList> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [page, readAt, views, holder] = await Promise.all([
      readAccountPage(db, query),
      findLastCompleted(db, "cloudhealth"),
      listViews(db, "assignments", scope.userId),
      query.customer && nameCustomers(db, [query.customer]),
    ]);
    return { ...page, readAt, views, customerName: (query.customer && holder?.get(query.customer)) ?? null };
  });
}
