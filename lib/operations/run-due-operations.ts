import "server-only";
import { withScope } from "@/lib/db/client";
import { type ClaimedOperation, claimOperation, nextDueAt } from "@/lib/db/operation-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { unreachable } from "@/lib/domain/values/result";
import { performAssignAccount } from "@/lib/operations/perform-assign-account";
import { performChangeAssignment } from "@/lib/operations/perform-change-assignment";
import { performChangeCustomer } from "@/lib/operations/perform-change-customer";
import { performCreateCustomer } from "@/lib/operations/perform-create-customer";
import { performDeleteCustomer } from "@/lib/operations/perform-delete-customer";
import { performRemoveAssignment } from "@/lib/operations/perform-remove-assignment";
import { performRequestUsageReport } from "@/lib/operations/perform-request-usage-report";
import type { Performer } from "@/lib/operations/performer";
import { runOperation } from "@/lib/operations/run-operation";

const LEASE_MS = 90_000;

/** Runs everything that is due; answers when the next operation will be, or null when none waits. */
export async function runDueOperations(scope: SystemScope, shouldStop: () => boolean): Promise<Date | null> {
  while (!shouldStop()) {
    const claimed = await withScope(scope, (db) => claimOperation(db, LEASE_MS));
    if (!claimed) break;
    await perform(scope, claimed);
  }
  return withScope(scope, nextDueAt);
}

/** The kind of an operation says what its payload is; this is the one place where the two meet. */
function perform(scope: SystemScope, claimed: ClaimedOperation): Promise<void> {
  const run = <P, T>(performer: Performer<P, T>) =>
    runOperation({ scope, claimed, performer, payload: claimed.payload as P });
  switch (claimed.kind) {
    case "assign-account":
      return run(performAssignAccount);
    case "change-assignment":
      return run(performChangeAssignment);
    case "remove-assignment":
      return run(performRemoveAssignment);
    case "create-customer":
      return run(performCreateCustomer);
    case "change-customer":
      return run(performChangeCustomer);
    case "delete-customer":
      return run(performDeleteCustomer);
    case "request-usage-report":
      return run(performRequestUsageReport);
    default:
      return unreachable(claimed.kind);
  }
}
