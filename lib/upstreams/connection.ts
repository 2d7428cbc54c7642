import "server-only";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import type { Upstream } from "@/lib/domain/values/upstream";
import type { CallPriority, UpstreamGate } from "@/lib/upstreams/gate";

/** What every call to one upstream has in common. Keys sit behind functions so that printing it shows none. */
export interface Connection {
  readonly upstream: Upstream;
  readonly base: string;
  readonly gate: UpstreamGate;
  /** Of one attempt. All attempts of a read together get a little more. */
  readonly deadlineMs: number;
  /** Priority of reads; writes and their read-backs go first. */
  readonly reads: Exclude<CallPriority, "write">;
  readonly credentials: () => Readonly<Record<string, string>>;
  readonly secrets: () => readonly string[];
  /** Finds the upstream's sentences in the body of a refusal. */
  readonly linesOf: (body: unknown) => readonly string[];
  /** Tells a refusal that comes with a success status, for an upstream that has such. */
  readonly isRefusal?: (body: unknown) => boolean;
  /** The credentials were good a while ago: a 401 then says that they ran out, nothing against the upstream. */
  readonly mayHaveExpired?: boolean;
  /** Breaks reads off and lets no more begin. */
  readonly stop?: AbortSignal;
  /** Asked at the last moment before a write leaves: whoever holds it may have lost the right to while it waited. */
  readonly mayWrite?: () => Promise<boolean>;
  /** Shown each write that left, with what was answered. */
  readonly witness?: (call: UpstreamCall) => void;
}

export interface ClientOptions {
  readonly gate: UpstreamGate;
  readonly deadlineMs?: number;
  readonly reads?: Exclude<CallPriority, "write">;
  readonly stop?: AbortSignal;
}

export const DEFAULT_DEADLINE_MS = 15_000;
