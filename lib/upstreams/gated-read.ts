import "server-only";
import { CallStopped } from "@/lib/support/call-stopped";
import { inBulkhead } from "@/lib/upstreams/bulkhead";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallPriority, CallResult } from "@/lib/upstreams/gate";
import { IN_ORDER, settlement } from "@/lib/upstreams/judgement";
import { retryRead } from "@/lib/upstreams/retry";

/** Time for a second attempt after a first one that used its whole deadline. */
const SECOND_CHANCE_MS = 5_000;

/** Runs a read in its bulkhead and through the gate, each attempt entered and settled, with retries within one budget. */
export function gatedRead<T>(
  connection: Connection,
  priority: CallPriority | undefined,
  attempt: (deadlineMs: number) => Promise<T>,
): Promise<T> {
  const { gate, deadlineMs, upstream, stop } = connection;
  const enter = async () => {
    if (stop?.aborted) throw new CallStopped();
    await gate.enter(priority ?? connection.reads);
  };
  const plan = { budgetMs: deadlineMs + SECOND_CHANCE_MS, before: enter, ...(stop ? { stop } : {}) };
  const tryOnce = async (leftMs: number) => {
    let result: CallResult | null = IN_ORDER;
    try {
      return await attempt(Math.min(deadlineMs, leftMs));
    } catch (error) {
      if (error instanceof UpstreamFailure) result = settlement(connection, error);
      if (error instanceof CallStopped) result = null;
      throw error;
    } finally {
      if (result !== null) await gate.settle(result);
    }
  };
  return inBulkhead(upstream, "read", () => retryRead(plan, tryOnce));
}
