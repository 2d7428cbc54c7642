import "server-only";
import { eachAccountLine, readAccountPage } from "@/lib/db/account-list-rows";
import { inTransaction } from "@/lib/db/client";
import { listChosenAccounts } from "@/lib/db/plan-fact-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import { MOST_WANTED } from "@/lib/domain/plans/plan-limits";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { demand } from "@/lib/services/access/permit";

export interface ListedAccounts {
  /** None when there are more than a plan takes. */
  readonly accounts: readonly ChosenAccount[];
  readonly total: number;
}

/** All accounts that the filters of their list let through. */
export async function loadListedAccounts(scope: StaffScope, query: AccountListQuery): Promise<ListedAccounts> {
  demand(scope, "assignments:read");
  return inTransaction(scope, async (db) => {
    const { total } = await readAccountPage(db, { ...query, page: 1 });
    if (total > MOST_WANTED) return { accounts: [], total };
    const owners: AwsAccountId[] = [];
    await eachAccountLine(db, query, async (lines) => {
      owners.push(...lines.map(({ owner }) => owner));
    });
    return { accounts: await listChosenAccounts(db, owners), total };
  });
}
