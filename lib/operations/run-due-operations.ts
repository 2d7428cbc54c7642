import "server-only";
import { withScope } from "@/lib/db/client";
import { type ClaimedOperation, claimOperation, nextDueAt } from "@/lib/db/operation-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Performer } from "@/lib/operations/performer";
import { runOperation } from "@/lib/operations/run-operation";
import { withPerformer } from "@/lib/operations/with-performer";

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
  return withPerformer(claimed.kind, <P, T>(performer: Performer<P, T>) =>
    runOperation({ scope, claimed, performer, payload: claimed.payload as P }),
  );
}
