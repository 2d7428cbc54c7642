import type { LaneHealth } from "@/lib/domain/sync/sync-run";
import type { Upstream } from "@/lib/domain/values/upstream";

export type ConnectionPart = "address" | "token-address" | "signed-address" | "realm" | "key" | "key-id" | "key-secret";

/** A connection as the settings show it: what opens a door comes masked, and no key ever leaves the server whole. */
export interface ConnectionView {
  readonly upstream: Upstream;
  readonly parts: readonly { readonly part: ConnectionPart; readonly variable: string; readonly value: string }[];
  readonly callsPerMinute: number;
  readonly health: LaneHealth;
}
