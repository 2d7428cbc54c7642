import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { CallStopped } from "@/lib/support/call-stopped";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const ATTEMPTS = 3;
const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const SHORTEST_ATTEMPT_MS = 500;
const PASSING = new Set(["unreachable", "slow", "limited", "failing"]);

export interface RetryPlan {
  /** Bounds all attempts and the pauses between them; waiting at the gate is not counted. */
  readonly budgetMs: number;
  /** Runs before each attempt; what it throws ends the call. */
  readonly before: () => Promise<void>;
  /** Ends a pause, and with it the call. */
  readonly stop?: AbortSignal;
}

/** For reads only: a write that may have arrived is never sent again from here. */
export async function retryRead<T>(plan: RetryPlan, attempt: (leftMs: number) => Promise<T>): Promise<T> {
  let leftMs = plan.budgetMs;
  for (let tried = 1; ; tried += 1) {
    await plan.before();
    const startedAt = performance.now();
    try {
      return await attempt(leftMs);
    } catch (error) {
      leftMs -= performance.now() - startedAt;
      const pauseMs = pauseAfter(error, tried);
      if (pauseMs === null || leftMs - pauseMs < SHORTEST_ATTEMPT_MS) throw error;
      await pauseFor(pauseMs, plan.stop);
      leftMs -= pauseMs;
    }
  }
}

async function pauseFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch {
    throw new CallStopped();
  }
}

function pauseAfter(error: unknown, tried: number): number | null {
  if (!(error instanceof UpstreamFailure) || !PASSING.has(error.reason) || tried >= ATTEMPTS) return null;
  if (error.retryAfterMs !== null) return error.retryAfterMs + Math.random() * SHORTEST_PAUSE_MS;
  const most = Math.min(LONGEST_PAUSE_MS, 1_000 * 3 ** (tried - 1));
  return SHORTEST_PAUSE_MS + Math.random() * (most - SHORTEST_PAUSE_MS);
}
