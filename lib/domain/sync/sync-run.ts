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
  /** How often the list that would not stand still was read; 0 before the first was. */
  readonly passes: number;
  /** The admin who let the rows go that a held run missed. */
  readonly releasedBy: string | null;
}

/** A held run with what an admin judges it by. */
export interface HeldRun extends SyncRun {
  /** What the run would have counted as missing; a long list is cut. */
  readonly held: readonly HeldRow[];
  readonly why: HeldWhy;
  readonly releasedAt: string | null;
  /** Whether a later run has begun, which knows better. */
  readonly isLatest: boolean;
}

export interface HeldRow {
  readonly table: HeldTable;
  readonly key: string;
  readonly label: string;
}

export type HeldTable = "customer" | "aws_account" | "assignment" | "organization";

export interface HeldWhy {
  /** How many rows are missing that nobody has let go, `held` being the first of them. */
  readonly total: number;
  readonly causes: readonly HeldCause[];
}

/** A list that cannot be believed: it came empty, or it misses more than a list loses by itself. */
export interface HeldCause {
  readonly list: HeldTable | "block";
  readonly isEmpty: boolean;
  readonly known: number;
  readonly missing: number;
}

/** A held run names this many of the rows it would have counted as missing. */
export const MOST_HELD_ROWS = 500;

/** What a page says about one upstream. */
export interface UpstreamHealth {
  readonly upstream: Upstream;
  /** Null while it answers well. */
  readonly trouble: { readonly reason: UpstreamTrouble; readonly since: string } | null;
  readonly lastSuccessAt: string | null;
}

/** What only staff may know: how often the partner calls, and why it does not. */
export interface LaneHealth extends UpstreamHealth {
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
