import "server-only";
import { listAccountLines } from "@/lib/db/account-list-rows";
import { withScope } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine } from "@/lib/domain/accounts/aws-account";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { demand } from "@/lib/services/access/permit";

/** One account with who holds it; null when CloudHealth does not list it. */
export async function loadAccount(scope: StaffScope, owner: AwsAccountId): Promise<AccountLine | null> {
  demand(scope, "assignments:read");
  const [line] = await withScope(scope, (db) => listAccountLines(db, accountListQuery({ q: owner, sort: "owner" })));
  return line ?? null;
}
