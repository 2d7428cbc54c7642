import "server-only";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";

export interface FailureFacts {
  readonly upstream: Upstream;
  readonly method: string;
  /** Path template; the path itself, the query and the body stay out of every error. */
  readonly path: string;
  readonly reason: UpstreamTrouble;
  readonly sent: boolean;
  readonly status?: number | null;
  readonly retryAfterMs?: number | null;
  readonly lines?: readonly string[];
  /** Error code of the transport or place in the answer; never free text of the upstream. */
  readonly detail?: string | null;
}

/** Why a call gave no usable answer. Carries no address, query, body or key, so it may be logged as it is. */
export class UpstreamFailure extends Error {
  override readonly name = "UpstreamFailure";
  readonly upstream: Upstream;
  readonly reason: UpstreamTrouble;
  /** How long the upstream asks to be left alone. */
  readonly retryAfterMs: number | null;
  /** False only when the request certainly did not leave. */
  readonly sent: boolean;
  readonly status: number | null;
  /** The upstream's own sentences, cut and cleaned. */
  readonly lines: readonly string[];

  constructor(facts: FailureFacts) {
    const notes = [facts.status, facts.detail].filter((note) => note !== undefined && note !== null);
    const suffix = notes.length > 0 ? ` (${notes.join(", ")})` : "";
    super(`${facts.upstream} ${facts.method} ${facts.path}: ${facts.reason}${suffix}`);
    this.upstream = facts.upstream;
    this.reason = facts.reason;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.sent = facts.sent;
    this.status = facts.status ?? null;
    this.lines = facts.lines ?? [];
  }
}
