import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { listOrganizations as listKnown, putOrganizations } from "@/lib/db/price-rows";
import { beginSyncRun, endSyncRun, listReleased, noteSyncProgress } from "@/lib/db/sync-run-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Organization } from "@/lib/domain/pricing/organization";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";
import { type HeldRow, type HeldWhy, MOST_HELD_ROWS } from "@/lib/domain/sync/sync-run";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const NO_CHANGES = { seen: 0, changed: 0, missing: 0, removed: 0 };

/** Reads the tree of organizations. An answer that lost too much keeps what is known. False when another run is under way. */
export async function syncCloudmc(scope: SystemScope, startedBy: string): Promise<boolean> {
  const id = newId();
  const startedAt = now();
  const begun = await withScope(scope, (db) => beginSyncRun(db, { id, upstream: "cloudmc", startedBy, at: startedAt }));
  if (!begun) return false;
  try {
    await withScope(scope, (db) =>
      noteSyncProgress(db, id, { step: "organizations", done: 0, total: null, passes: 1, callsPlanned: 1 }),
    );
    const seen = await listOrganizations((await upstreamClients(scope)).cloudmc);
    const lost = await findLost(scope, seen);
    await inTransaction(scope, async (db) => {
      if (!lost.held) await putOrganizations(db, seen, startedAt);
      const removed = lost.held ? 0 : lost.missing;
      const changes = { ...NO_CHANGES, seen: seen.length, missing: lost.missing, removed };
      const state = lost.held ? "held" : "done";
      await noteSyncProgress(db, id, { step: "organizations", done: seen.length, total: seen.length, calls: 1 });
      await endSyncRun(db, id, { state, trouble: null, changes, held: lost.held, at: now() });
    });
  } catch (error) {
    const trouble = error instanceof UpstreamFailure ? error.reason : error instanceof CallStopped ? null : "failing";
    const end = { state: "failed", trouble, changes: NO_CHANGES, at: now() } as const;
    await withScope(scope, (db) => endSyncRun(db, id, end));
    if (!(error instanceof UpstreamFailure)) throw error;
    log.warn({ event: "sync-failed", run: id, reason: error.message }, "a sync of CloudMC failed");
  }
  return true;
}

interface Lost {
  readonly missing: number;
  /** Null when the answer may be believed. */
  readonly held: { readonly rows: readonly HeldRow[]; readonly why: HeldWhy } | null;
}

/** CloudMC has no id to ask for one by one: what an admin let go of a held run is all that may be missed in numbers. */
async function findLost(scope: SystemScope, organizations: readonly Organization[]): Promise<Lost> {
  const known = await withScope(scope, listKnown);
  const released = await withScope(scope, (db) => listReleased(db, "cloudmc"));
  const seen = new Set(organizations.map(({ id }) => id));
  const missing = known.filter(({ id }) => !seen.has(id));
  const unreleased = missing.filter(({ id }) => !released.has(id));
  const facts = { seen: known.length - missing.length, alive: known.length, missing: unreleased.length };
  if (!isShrinkSuspicious(facts)) return { missing: missing.length, held: null };
  const isEmpty = seen.size === 0;
  const rows = unreleased
    .slice(0, MOST_HELD_ROWS)
    .map(({ id, name }) => ({ table: "organization" as const, key: id, label: name }));
  const cause = { list: "organization" as const, isEmpty, known: known.length, missing: unreleased.length };
  return { missing: missing.length, held: { rows, why: { total: unreleased.length, causes: [cause] } } };
}
