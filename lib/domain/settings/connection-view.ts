import type { ConnectionPart } from "@/lib/domain/settings/connection-parts";
import type { LaneHealth } from "@/lib/domain/sync/sync-run";
import type { Upstream } from "@/lib/domain/values/upstream";

/** Where a connection was set: by variables of the environment, or by somebody here. */
export type ConnectionOrigin =
  | { readonly at: "environment" }
  | { readonly at: "portal"; readonly byName: string; readonly since: string; readonly isReadable: boolean };

export interface ConnectionPartView {
  readonly part: ConnectionPart;
  /** The variable that sets it in the environment. */
  readonly variable: string;
  /** What opens a door comes masked, and no key ever leaves the server whole. */
  readonly value: string;
}

export interface ConnectionView {
  readonly upstream: Upstream;
  readonly origin: ConnectionOrigin;
  /** Of what was entered here; 0 when nothing ever was. */
  readonly version: number;
  readonly parts: readonly ConnectionPartView[];
  readonly callsPerMinute: number;
  readonly health: LaneHealth;
}
