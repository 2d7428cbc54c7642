import "server-only";
import { withScope } from "@/lib/db/client";
import { type ClaimedOperation, claimOperation, nextDueAt } from "@/lib/db/operation-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import { unreachable } from "@/lib/domain/values/result";
import { performAssignAccount } from "@/lib/operations/perform-assign-account";
import { performCreateCustomer } from "@/lib/operations/perform-create-customer";
import { performRequestUsageReport, type UsageReportPayload } from "@/lib/operations/perform-request-usage-report";
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

function perform(scope: SystemScope, claimed: ClaimedOperation): Promise<void> {
  switch (claimed.kind) {
    case "assign-account":
      return runOperation({
        scope,
        claimed,
        performer: performAssignAccount,
        payload: claimed.payload as AssignmentDraft,
      });
    case "create-customer":
      return runOperation({
        scope,
        claimed,
        performer: performCreateCustomer,
        payload: claimed.payload as CustomerDraft,
      });
    case "request-usage-report":
      return runOperation({
        scope,
        claimed,
        performer: performRequestUsageReport,
        payload: claimed.payload as UsageReportPayload,
      });
    default:
      return unreachable(claimed.kind);
  }
}
