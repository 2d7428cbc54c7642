import "server-only";
import { listEntriesOf, listOperationsOn } from "@/lib/db/assignment-history-rows";
import { withScope } from "@/lib/db/client";
import { findKnownAccount, findWanted, nameAccounts } from "@/lib/db/known-account-rows";
import { findLastCompleted } from "@/lib/db/sync-run-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { KnownAccount, WantedNow } from "@/lib/domain/accounts/known-account";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { demand } from "@/lib/services/access/permit";

const OPERATIONS = 5;

export interface AccountPage {
  readonly account: KnownAccount | null;
  readonly wanted: WantedNow | null;
  /** In the order in which they were learned; the last is what holds. */
  readonly history: readonly AssignmentEntry[];
  readonly operations: readonly OperationView[];
  /** Names of the accounts that are or were its payers. */
  readonly names: ReadonlyMap<string, string>;
  readonly readAt: string | null;
}

export async function loadAccountPage(scope: StaffScope, owner: AwsAccountId): Promise<AccountPage> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const [account, wanted, history, operations, readAt] = await Promise.all([
      findKnownAccount(db, owner),
      findWanted(db, owner),
      listEntriesOf(db, owner),
      listOperationsOn(db, owner, OPERATIONS),
      findLastCompleted(db, "cloudhealth"),
    ]);
    const payers = new Set([...history.map(({ payer }) => payer), ...(wanted?.place ? [wanted.place.payer] : [])]);
    return { account, wanted, history, operations, names: await nameAccounts(db, [...payers]), readAt };
  });
}
