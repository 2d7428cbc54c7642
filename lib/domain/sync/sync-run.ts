import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

export type SyncRunState = "running" | "done" | "failed" | "held";

/** One pass over an upstream's lists; pages show its progress while it runs. */
export interface SyncRun {
  readonly id: string;
  readonly upstream: Upstream;
  readonly state: SyncRunState;
  readonly step: "customers" | "accounts" | "assignments" | "costs" | "organizations" | "finished";
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly trouble: UpstreamTrouble | null;
}

/** What a page says about one upstream. */
export interface UpstreamHealth {
  readonly upstream: Upstream;
  /** Null while it answers well. */
  readonly trouble: { readonly reason: UpstreamTrouble; readonly since: string } | null;
  readonly lastSuccessAt: string | null;
}
