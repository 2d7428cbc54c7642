import "server-only";
import { refreshAccountCounts } from "@/lib/db/assignment-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { dropSharedLinks } from "@/lib/db/customer-rows";
import {
  countMissing,
  noteMissing,
  putSeen,
  type SeenRows,
  type SyncPass,
  toAccountColumns,
  toAssignmentColumns,
  toCustomerColumns,
} from "@/lib/db/sync-rows";
import { beginSyncRun, endSyncRun, noteSyncProgress } from "@/lib/db/sync-run-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";
import type { SyncChanges, SyncStep } from "@/lib/domain/sync/sync-run";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { listAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import { listAssignments, listBlockAssignments } from "@/lib/upstreams/cloudhealth/assignments-api";
import { listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import { type Page, unreadableList } from "@/lib/upstreams/cloudhealth/page-walk";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const SWAP_TIMEOUT_MS = 120_000;

/**
 * Reads all customers, accounts and assignments, then puts them in one transaction, so that pages see the old state or
 * the new one and never half of it. False when another run is under way.
 */
export async function syncCloudhealth(scope: SystemScope, startedBy: string): Promise<boolean> {
  const pass = { runId: newId(), startedAt: now() };
  const begun = await withScope(scope, (db) =>
    beginSyncRun(db, { id: pass.runId, upstream: "cloudhealth", startedBy, at: pass.startedAt }),
  );
  if (!begun) return false;
  try {
    const seen = await readAll(scope, pass);
    const { held, changes } = await swap(scope, seen, pass);
    await end(scope, pass, { state: held ? "held" : "done", trouble: null, changes });
  } catch (error) {
    const trouble = error instanceof UpstreamFailure ? error.reason : "failing";
    await end(scope, pass, { state: "failed", trouble, changes: { seen: 0, changed: 0, missing: 0, removed: 0 } });
    if (!(error instanceof UpstreamFailure)) throw error;
    log.warn({ event: "sync-failed", run: pass.runId, reason: error.message }, "a sync of CloudHealth failed");
  }
  return true;
}

async function readAll(scope: SystemScope, pass: SyncPass): Promise<SeenRows[]> {
  const { cloudhealth } = upstreamClients(scope);
  const gather = async <T>(step: SyncStep, pages: AsyncGenerator<Page<T>>) => {
    const items: T[] = [];
    const count = { rows: 0, total: null as number | null };
    for await (const page of pages) {
      items.push(...page.items);
      count.rows += page.items.length + page.unusable;
      count.total = page.total;
      const progress = { step, done: items.length, total: page.total };
      await withScope(scope, (db) => noteSyncProgress(db, pass.runId, progress));
    }
    if (count.total !== null && count.rows !== count.total) throw unreadableList(`(${step})`, "not all rows");
    return items;
  };
  const customers = await gather("customers", listCustomers(cloudhealth));
  const accounts = await gather("accounts", listAwsAccounts(cloudhealth));
  const assignments = await gather("assignments", listAssignments(cloudhealth));
  const blocks = await gather("assignments", listBlockAssignments(cloudhealth));
  return [
    { table: "customer", rows: customers.map(toCustomerColumns) },
    { table: "aws_account", rows: accounts.map(toAccountColumns) },
    { table: "assignment", rows: onePerOwner([...assignments, ...blocks]).map(toAssignmentColumns) },
  ];
}

// Lists shift while they are read, so an account can be met twice; the later reading counts.
function onePerOwner<T extends { readonly owner: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.owner, item])).values()];
}

function swap(
  scope: SystemScope,
  seen: readonly SeenRows[],
  pass: SyncPass,
): Promise<{ held: boolean; changes: SyncChanges }> {
  return inTransaction(
    scope,
    async (db) => {
      const sums = { seen: 0, changed: 0, missing: 0, removed: 0 };
      let held = false;
      for (const rows of seen) {
        sums.seen += rows.rows.length;
        sums.changed += await putSeen(db, rows, pass);
        const { alive, missing } = await countMissing(db, rows.table, pass);
        sums.missing += missing;
        if (isShrinkSuspicious({ seen: rows.rows.length, alive, missing })) held = true;
      }
      // One list that cannot be believed makes the whole run doubtful: nothing is counted as missing on its word.
      if (!held) for (const { table } of seen) sums.removed += await noteMissing(db, table, pass);
      await refreshAccountCounts(db, null);
      await dropSharedLinks(db);
      return { held, changes: sums };
    },
    { timeoutMs: SWAP_TIMEOUT_MS },
  );
}

function end(scope: SystemScope, pass: SyncPass, outcome: Omit<Parameters<typeof endSyncRun>[2], "at">): Promise<void> {
  return withScope(scope, (db) => endSyncRun(db, pass.runId, { ...outcome, at: now() }));
}
