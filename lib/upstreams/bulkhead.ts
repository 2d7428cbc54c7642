import "server-only";
import { type BulkheadPolicy, BulkheadRejectedError, bulkhead } from "cockatiel";
import type { Upstream } from "@/lib/domain/values/upstream";
import { UpstreamFailure } from "@/lib/upstreams/failure";

// RELIABILITY.md 3.4. Writes have a compartment of their own: they never queue behind reads.
const AT_ONCE = 4;
const QUEUED = 100;

const compartments = new Map<string, BulkheadPolicy>();

/** Runs a call when one of the process's few places for that upstream is free; with too many waiting it fails at once. */
export async function inBulkhead<T>(upstream: Upstream, kind: "read" | "write", work: () => Promise<T>): Promise<T> {
  const key = `${upstream} ${kind}`;
  const compartment = compartments.get(key) ?? bulkhead(AT_ONCE, QUEUED);
  compartments.set(key, compartment);
  try {
    return await compartment.execute(work);
  } catch (error) {
    if (!(error instanceof BulkheadRejectedError)) throw error;
    throw new UpstreamFailure({ upstream, method: "-", path: "-", reason: "limited", sent: false, detail: "bulkhead" });
  }
}
