import "server-only";
import { withScope } from "@/lib/db/client";
import { enqueueJob, hastenJob } from "@/lib/db/job-queue";
import { beginRefresh, type RefreshKey, type RefreshStatus } from "@/lib/db/refresh-rows";
import type { StaffScope, SystemScope } from "@/lib/domain/access/scope";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { now } from "@/lib/support/clock";

// The vendors' own figures move a few times a day (cloudhealth.md 12); a failed try is not repeated at once.
const FRESH_MS = 60 * 60_000;
const PAUSE_AFTER_FAILURE_MS = 5 * 60_000;
const GIVEN_UP_AFTER_MS = 10 * 60_000;
const READ_QUEUES = 2;

export interface RefreshRequest extends RefreshKey {
  readonly customer: CustomerId | null;
  /** Nobody waits for it. */
  readonly isPatient?: boolean;
}

export function isStale(fetchedAt: string | null, refresh: RefreshStatus): boolean {
  const at = now().getTime();
  if (refresh.failure && at - Date.parse(refresh.failure.at) < PAUSE_AFTER_FAILURE_MS) return false;
  return fetchedAt === null || at - Date.parse(fetchedAt) > FRESH_MS;
}

/** Asks the workers to fetch something anew; true when it is now on its way. What waits patiently comes to the front. */
export async function requestRefresh(scope: StaffScope | SystemScope, request: RefreshRequest): Promise<boolean> {
  const { kind, key, isPatient = false } = request;
  const at = now();
  return withScope(scope, async (db) => {
    const begun = await beginRefresh(db, request, { now: at, staleBefore: new Date(at.getTime() - GIVEN_UP_AFTER_MS) });
    const job = `${kind}:${key}`;
    if (begun)
      await enqueueJob(db, { task: `refresh-${kind}`, payload: { key }, queue: queueOf(request), key: job, isPatient });
    else if (!isPatient) await hastenJob(db, job);
    return true;
  });
}

// A few lines per upstream, so that one slow answer does not hold up all the others, nor all of them the upstream.
function queueOf({ kind, key }: RefreshKey): string {
  // Dozens of pages, for which nobody waits.
  if (kind === "cost-statements") return "cloudhealth-statements";
  const upstream = kind.endsWith("price-report") ? "cloudmc" : "cloudhealth";
  const line = [...key].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % READ_QUEUES;
  return `${upstream}-reads-${line}`;
}
