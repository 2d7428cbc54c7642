import type { DriftPlace } from "@/lib/domain/drift/drift";

/** Where a drift came from, as far as it is known. */
export interface DriftOrigin {
  /** Where the cache had the account before; null: with nobody, or nowhere yet. */
  readonly before: DriftPlace | null;
  /** Since when it is so, and since when that is known. */
  readonly validFrom: string | null;
  readonly knownFrom: string | null;
  /** The reading that found it, or the operation of ours that made it. */
  readonly runId: string | null;
  readonly operation: { readonly id: string; readonly byName: string } | null;
}
