import type { OperationState } from "@/lib/domain/operations/operation";
import type { LaneHealth } from "@/lib/domain/sync/sync-run";
import type { Upstream } from "@/lib/domain/values/upstream";

/** How the portal fares, over all its processes, for whoever runs it. Instants in seconds since 1970. */
export interface PortalFigures {
  readonly lanes: readonly LaneHealth[];
  /** `oldest`: when the one that waits longest was asked for. */
  readonly operations: readonly { readonly state: OperationState; readonly count: number; readonly oldest: number }[];
  /** The end of the last whole reading of lists. */
  readonly syncs: readonly { readonly upstream: Upstream; readonly at: number }[];
  readonly refreshes: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  /** The last sign of life of each worker of the last day. */
  readonly workers: readonly { readonly at: number }[];
}
