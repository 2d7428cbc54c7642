import "server-only";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";

/**
 * What is known after a write was tried. `unknown` may have happened: it is read back before anything else is done.
 * `not-sent` certainly did not happen and may be tried again later.
 */
export type WriteOutcome<T> =
  | { readonly at: "accepted"; readonly value: T }
  | { readonly at: "rejected"; readonly status: number; readonly lines: readonly string[] }
  | { readonly at: "not-sent"; readonly reason: UpstreamTrouble; readonly retryAfterMs: number | null }
  | { readonly at: "unknown"; readonly reason: UpstreamTrouble };
