import "server-only";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";

export type CallPriority = "write" | "page" | "sync";

export interface CallResult {
  /** Null when the upstream answered in order, a refusal of this one request included. */
  readonly trouble: UpstreamTrouble | null;
  readonly retryAfterMs: number | null;
}

/**
 * Holds calls back to what the upstream bears. Each `enter` that resolves is followed by one `settle`, unless the call
 * did not leave after all or its process ends.
 */
export interface UpstreamGate {
  /** Resolves when the call may leave; throws an UpstreamFailure with `sent: false` when it may not. */
  enter(priority: CallPriority): Promise<void>;
  settle(result: CallResult): Promise<void>;
}

/** Lets everything through at once. */
export const openGate: UpstreamGate = {
  enter: async () => undefined,
  settle: async () => undefined,
};
