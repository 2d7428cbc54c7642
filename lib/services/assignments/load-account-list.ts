import "server-only";
import { countAccountLines, listAccountLines } from "@/lib/db/account-rows";
import { withScope } from "@/lib/db/client";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import { demand } from "@/lib/services/access/permit";

export interface AccountList {
  readonly rows: readonly AccountLine[];
  readonly total: number;
  readonly readAt: string | null;
}

export async function loadAccountList(scope: StaffScope, query: AccountListQuery): Promise<AccountList> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [rows, total, readAt] = await Promise.all([
      listAccountLines(db, query),
      countAccountLines(db, query),
      findLastCompleted(db, "cloudhealth"),
    ]);
    return { rows, total, readAt };
  });
}
