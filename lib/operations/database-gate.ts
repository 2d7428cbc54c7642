import "server-only";
import { withScope } from "@/lib/db/client";
import { noteSuccess, noteTrouble, takeCall } from "@/lib/db/lane-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallPriority, UpstreamGate } from "@/lib/upstreams/gate";

// Reads leave some of the minute's calls to writes, so that a long sync never makes a person wait.
const KEPT_FOR_OTHERS: Record<CallPriority, number> = { write: 0, page: 3, sync: 6 };
const PATIENCE_MS: Record<CallPriority, number> = { write: 5_000, page: 20_000, sync: 180_000 };
const LONGEST_PAUSE_MS = 15 * 60_000;
const SHORTEST_PAUSE_MS = 1_000;
const PAUSE_AFTER_LIMITED_MS = 20_000;

/** Troubles that say something of the upstream itself, whoever's figures were asked for. */
const OF_THE_UPSTREAM: readonly (UpstreamTrouble | null)[] = ["unreachable", "credentials", "limited"];

export interface Lane {
  readonly upstream: Upstream;
  readonly ratePerMinute: number;
  /** Calls about one customer each: that one of them fails is noted with that customer, it does not trouble all. */
  readonly perCustomer?: boolean;
}

/** The upstream's rate limit and how it fares, kept in the database because all workers share them. */
export function databaseGate(scope: SystemScope, { upstream, ratePerMinute, perCustomer = false }: Lane): UpstreamGate {
  return {
    enter: (priority) => enter(scope, { upstream, ratePerMinute, priority }),
    settle: async ({ trouble, retryAfterMs }) => {
      if (perCustomer && trouble !== null && !OF_THE_UPSTREAM.includes(trouble)) return;
      await withScope(scope, (db) => {
        if (trouble === null) return noteSuccess(db, upstream);
        const asked = retryAfterMs ?? (trouble === "limited" ? PAUSE_AFTER_LIMITED_MS : null);
        const pauseMs = asked === null ? null : Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, asked));
        return noteTrouble(db, upstream, { trouble, pauseMs });
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
  const limit = Math.max(1, ratePerMinute - Math.min(KEPT_FOR_OTHERS[priority], Math.floor(ratePerMinute / 4)));
  let waitedMs = 0;
  for (;;) {
    const { waitMs } = await withScope(scope, (db) => takeCall(db, upstream, limit));
    if (waitMs === 0) return;
    if (waitedMs + waitMs > PATIENCE_MS[priority]) {
      throw new UpstreamFailure({
        upstream,
        method: "-",
        path: "-",
        reason: "limited",
        sent: false,
        retryAfterMs: waitMs,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waitedMs += waitMs;
  }
}
