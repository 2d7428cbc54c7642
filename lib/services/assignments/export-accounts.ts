import "server-only";
import { eachAccountLine } from "@/lib/db/account-list-rows";
import { inTransaction } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import { demand } from "@/lib/services/access/permit";

/** How long somebody may take to fetch the file; the connection is theirs that long. */
const TIMEOUT_MS = 10 * 60_000;

/** Every account the filters let through, in the list's order, whatever page is shown, some at a time. */
export async function exportAccounts(
  scope: StaffScope,
  query: AccountListQuery,
  take: (lines: readonly AccountLine[]) => Promise<void>,
): Promise<void> {
  demand(scope, "assignments:read");
  await inTransaction(scope, (db) => eachAccountLine(db, query, take), { timeoutMs: TIMEOUT_MS });
}
