import type { UpstreamTrouble } from "@/lib/domain/values/upstream";

/** closed: calls pass. open: none does until a probe. half-open: the probe is under way. locked: the key was refused. */
export const BREAKER_STATES = ["closed", "open", "half-open", "locked"] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** How an upstream fares, over all processes. Instants in milliseconds. */
export interface Lane {
  readonly breaker: BreakerState;
  /** How the latest calls went, newest last: "1" in order, "0" failed; at most twenty. */
  readonly recent: string;
  /** Failures in a row. */
  readonly failures: number;
  readonly trouble: UpstreamTrouble | null;
  readonly troubleSince: number | null;
  /** No call before this, because the upstream asked for it. */
  readonly pausedUntil: number | null;
  readonly openedAt: number | null;
  /** When one call may leave to see whether a breaker that is not closed may close. */
  readonly probeAt: number | null;
  readonly lastSuccessAt: number | null;
}

export interface LaneCall {
  /** Null when the upstream answered in order, a refusal of this one request included. */
  readonly trouble: UpstreamTrouble | null;
  readonly retryAfterMs: number | null;
}

// RELIABILITY.md 3.4.
const OPENS_AFTER_IN_A_ROW = 5;
const LOOKED_AT = 20;
const OPENS_AT_FAILED = LOOKED_AT / 2;
const PROBE_AFTER_MS = 30_000;
/** A key that was refused is tried again now and then: vendors lock a user out for too many tries. */
const PROBE_LOCKED_AFTER_MS = 5 * 60_000;
/** One failure is an accident, several in a row are trouble that people are told of. */
const TOLD_AFTER = 3;
const LONGEST_PAUSE_MS = 15 * 60_000;
const SHORTEST_PAUSE_MS = 1_000;
const PAUSE_AFTER_LIMITED_MS = 20_000;

/** What one call's end makes of the lane it went through. */
export function afterCall(lane: Lane, call: LaneCall, at: number): Lane {
  const { trouble } = call;
  if (trouble === null) return afterSuccess(lane, at);
  const paused = { ...lane, pausedUntil: latest(lane.pausedUntil, pauseOf(call, at)) };
  if (trouble === "limited") return told(paused, trouble, { at, atOnce: false });
  if (trouble === "credentials") {
    const locked = { ...paused, breaker: "locked" as const, openedAt: lane.openedAt ?? at };
    return told({ ...locked, probeAt: at + PROBE_LOCKED_AFTER_MS }, trouble, { at, atOnce: true });
  }
  const failed = told({ ...paused, recent: seen(lane.recent, "0") }, trouble, {
    at,
    atOnce: trouble === "unreachable",
  });
  return mustOpen(failed)
    ? { ...failed, breaker: "open", openedAt: lane.openedAt ?? at, probeAt: at + PROBE_AFTER_MS }
    : failed;
}

function afterSuccess(lane: Lane, at: number): Lane {
  const isClosed = lane.breaker === "closed";
  return {
    breaker: "closed",
    recent: isClosed ? seen(lane.recent, "1") : "1",
    failures: 0,
    trouble: null,
    troubleSince: null,
    pausedUntil: null,
    openedAt: null,
    probeAt: null,
    lastSuccessAt: at,
  };
}

function mustOpen(lane: Lane): boolean {
  if (lane.breaker !== "closed" || lane.failures >= OPENS_AFTER_IN_A_ROW) return true;
  return lane.recent.length === LOOKED_AT && lane.recent.split("0").length - 1 >= OPENS_AT_FAILED;
}

function told(lane: Lane, trouble: UpstreamTrouble, { at, atOnce }: { at: number; atOnce: boolean }): Lane {
  const failures = lane.failures + 1;
  if (!atOnce && failures < TOLD_AFTER) return { ...lane, failures };
  return { ...lane, failures, trouble, troubleSince: lane.troubleSince ?? at };
}

function pauseOf({ trouble, retryAfterMs }: LaneCall, at: number): number | null {
  const asked = retryAfterMs ?? (trouble === "limited" ? PAUSE_AFTER_LIMITED_MS : null);
  return asked === null ? null : at + Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, asked));
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function seen(recent: string, mark: "0" | "1"): string {
  return `${recent}${mark}`.slice(-LOOKED_AT);
}
