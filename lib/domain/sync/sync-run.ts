import type { BreakerState } from "@/lib/domain/upstreams/lane";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

export type SyncRunState = "running" | "done" | "failed" | "held";

export type SyncStep = "customers" | "accounts" | "assignments" | "costs" | "organizations" | "finished";

export interface SyncChanges {
  readonly seen: number;
  readonly changed: number;
  /** Rows the pass did not see; they are kept until a second complete pass misses them too. */
  readonly missing: number;
  readonly removed: number;
}

/** One pass over an upstream's lists; pages show its progress while it runs. */
export interface SyncRun {
  readonly id: string;
  readonly upstream: Upstream;
  readonly state: SyncRunState;
  readonly step: SyncStep;
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly startedBy: string;
  readonly trouble: UpstreamTrouble | null;
  readonly changes: SyncChanges;
}

/** What a page says about one upstream. */
export interface UpstreamHealth {
  readonly upstream: Upstream;
  /** Null while it answers well. */
  readonly trouble: { readonly reason: UpstreamTrouble; readonly since: string } | null;
  readonly lastSuccessAt: string | null;
  readonly breaker: BreakerState;
  /** When calls may leave again, while none may now. */
  readonly nextCallAt: string | null;
  readonly callsLastMinute: number;
}

/** What the live part of a page shows while lists are read. */
export interface SyncStatus {
  /** The latest run over CloudHealth's lists, under way or over. */
  readonly run: SyncRun | null;
  readonly readAt: string | null;
  readonly cloudmcReadAt: string | null;
}
