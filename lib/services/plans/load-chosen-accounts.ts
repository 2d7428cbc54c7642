import "server-only";
import { withScope } from "@/lib/db/client";
import { listChosenAccounts } from "@/lib/db/plan-fact-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { demand } from "@/lib/services/access/permit";

/** The accounts of these numbers that the partner has. */
export async function loadChosenAccounts(scope: StaffScope, owners: readonly AwsAccountId[]): Promise<ChosenAccount[]> {
  demand(scope, "assignments:read");
  return withScope(scope, (db) => listChosenAccounts(db, owners));
}
