import type { LaneHealth } from "@/lib/domain/sync/sync-run";

/** What becomes of the next call: it passes, waits because the vendor asked, or may not leave but as a trial. */
export type LaneState =
  | { readonly at: "passing" }
  | { readonly at: "paused"; readonly until: string }
  | { readonly at: "stopped"; readonly because: "failures" | "key"; readonly nextTry: string | null }
  | { readonly at: "trying" };

export function laneState({ breaker, nextCallAt }: Pick<LaneHealth, "breaker" | "nextCallAt">): LaneState {
  switch (breaker) {
    case "closed":
      return nextCallAt === null ? { at: "passing" } : { at: "paused", until: nextCallAt };
    case "half-open":
      return { at: "trying" };
    case "open":
      return { at: "stopped", because: "failures", nextTry: nextCallAt };
    case "locked":
      return { at: "stopped", because: "key", nextTry: nextCallAt };
  }
}
