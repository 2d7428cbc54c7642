import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { inTransaction, withScope } from "@/lib/db/client";
import { connectionVersion } from "@/lib/db/connection-rows";
import { type LaneWait, lockLane, noteInOrder, putLane, takeCall } from "@/lib/db/lane-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { afterCall } from "@/lib/domain/upstreams/lane";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import { processEnd } from "@/lib/support/process-end";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallPriority, UpstreamGate } from "@/lib/upstreams/gate";

// A page leaves a few of the minute's calls to writes; a sync leaves none but stands back while others wait.
const KEPT_FOR_WRITES: Record<CallPriority, number> = { write: 0, page: 2, sync: 0 };
const PATIENCE_MS: Record<CallPriority, number> = { write: 5_000, page: 20_000, sync: 180_000 };
// A pause can be lifted and a probe can succeed long before its time: whoever waits looks again.
const LONGEST_NAP_MS = 2_000;

/** Troubles that say something of the upstream itself, whoever's figures were asked for. */
const OF_THE_UPSTREAM: readonly (UpstreamTrouble | null)[] = ["unreachable", "credentials", "limited"];

export interface Lane {
  readonly upstream: Upstream;
  readonly ratePerMinute: number;
  /** Calls about one customer each: that one of them fails is noted with that customer, it does not trouble all. */
  readonly perCustomer?: boolean;
  /** Of the connection its calls use. How the calls of a former connection end says nothing of the one there is now. */
  readonly version?: number;
}

/** The upstream's rate limit, pauses and breaker, kept in the database because all processes share them. */
export function databaseGate(scope: SystemScope, lane: Lane): UpstreamGate {
  const { upstream, ratePerMinute, perCustomer = false, version } = lane;
  return {
    enter: (priority) => enter(scope, { upstream, ratePerMinute, priority }),
    settle: async (result) => {
      if (perCustomer && result.trouble !== null && !OF_THE_UPSTREAM.includes(result.trouble)) return;
      if (result.trouble === null && (await withScope(scope, (db) => noteInOrder(db, upstream)))) return;
      await inTransaction(scope, async (db) => {
        if (version !== undefined && (await connectionVersion(db, upstream)) !== version) return;
        await putLane(db, upstream, afterCall(await lockLane(db, upstream), result, now().getTime()));
      });
    },
  };
}

interface Entry {
  readonly upstream: Upstream;
  readonly ratePerMinute: number;
  readonly priority: CallPriority;
}

async function enter(scope: SystemScope, { upstream, ratePerMinute, priority }: Entry): Promise<void> {
  const limit = Math.max(1, ratePerMinute - Math.min(KEPT_FOR_WRITES[priority], Math.floor(ratePerMinute / 4)));
  let waitedMs = 0;
  for (;;) {
    const wait = await withScope(scope, (db) => takeCall(db, { upstream, limit, isPatient: priority === "sync" }));
    if (wait === null) return;
    if (waitedMs + wait.waitMs > PATIENCE_MS[priority]) throw turnedAway(upstream, wait);
    const napMs = Math.min(wait.waitMs, LONGEST_NAP_MS);
    await nap(napMs);
    waitedMs += napMs;
  }
}

async function nap(ms: number): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: processEnd.signal });
  } catch {
    throw new CallStopped();
  }
}

const REASON: Record<LaneWait["because"], UpstreamTrouble> = {
  limit: "limited",
  pause: "limited",
  breaker: "unreachable",
  key: "credentials",
};

/** Nothing left, so a write that is turned away here waits and is sent later. */
function turnedAway(upstream: Upstream, { because, waitMs }: LaneWait): UpstreamFailure {
  return new UpstreamFailure({
    upstream,
    method: "-",
    path: "-",
    reason: REASON[because],
    sent: false,
    detail: because,
    retryAfterMs: waitMs,
  });
}
