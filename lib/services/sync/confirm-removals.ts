import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { bury, keepAlive, listRemovalCandidates, type RemovalCandidate } from "@/lib/db/removal-rows";
import { SYNCED_TABLES, type SyncPass } from "@/lib/db/sync-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { customerId } from "@/lib/domain/values/customer-id";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { log } from "@/lib/support/log";
import { readAwsAccount } from "@/lib/upstreams/cloudhealth/accounts-api";
import { readAssignment } from "@/lib/upstreams/cloudhealth/assignments-api";
import { readCustomer } from "@/lib/upstreams/cloudhealth/customers-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";

/** More than this many wait for the next run, so that a run under a rate limit ends. */
export const REMOVALS_A_RUN = 40;

/**
 * Asks for each row that two whole runs in a row have missed by its id, and removes it only if the upstream says 404
 * (RELIABILITY.md 3.3). Returns how many were removed. One that cannot be asked for stays and is asked for next time.
 */
export async function confirmRemovals(scope: SystemScope, pass: SyncPass): Promise<number> {
  let removed = 0;
  try {
    for (const table of SYNCED_TABLES) {
      const candidates = await withScope(scope, (db) => listRemovalCandidates(db, table, REMOVALS_A_RUN));
      for (const candidate of candidates) removed += (await confirm(scope, candidate, pass)) ? 1 : 0;
    }
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    log.info({ event: "removals-unconfirmed", reason: error.message }, "what is missing could not be asked for");
  }
  return removed;
}

async function confirm(scope: SystemScope, candidate: RemovalCandidate, pass: SyncPass): Promise<boolean> {
  const isAlive = await isThere(scope, candidate);
  return inTransaction(scope, async (db) => {
    if (!isAlive) return bury(db, candidate, pass);
    await keepAlive(db, candidate);
    return false;
  });
}

async function isThere(scope: SystemScope, { table, key, upstreamId, managedBy }: RemovalCandidate): Promise<boolean> {
  const { cloudhealth } = await upstreamClients(scope);
  switch (table) {
    case "customer":
      return (await readCustomer(cloudhealth, customerId(key), "sync")) !== null;
    case "aws_account":
      return (await readAwsAccount(cloudhealth, upstreamId)) !== null;
    case "assignment": {
      const held = await readAssignment(cloudhealth, { id: upstreamId, managedBy }, "sync");
      return held !== null && held.owner === key;
    }
  }
}
