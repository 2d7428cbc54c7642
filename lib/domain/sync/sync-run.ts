import type { BreakerState } from "@/lib/domain/upstreams/lane";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

/** incomplete: a list would not stand still, so what was seen was put and nothing was counted as missing. */
export type SyncRunState = "running" | "done" | "failed" | "held" | "incomplete";

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
  readonly calls: number;
  /** Calls the whole run will take, as far as is known; null before the first one. */
  readonly callsPlanned: number | null;
  /** What a held run would have counted as missing, for an admin to judge. */
  readonly held: readonly HeldRow[];
  /** The admin who let those rows go. */
  readonly releasedBy: string | null;
}

export interface HeldRow {
  readonly table: "customer" | "aws_account" | "assignment";
  readonly key: string;
  readonly label: string;
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
