import "server-only";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";
import { type Answer, type AnswerHead, mediaType } from "@/lib/upstreams/answer";
import type { Connection } from "@/lib/upstreams/connection";
import { type FailureFacts, UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallResult } from "@/lib/upstreams/gate";
import { parseJson } from "@/lib/upstreams/json";
import { redact } from "@/lib/upstreams/redact";
import { parseRetryAfter } from "@/lib/upstreams/retry-after";

export interface Call {
  readonly connection: Connection;
  readonly method: FailureFacts["method"];
  readonly path: string;
  /** 403 speaks of the key, unless the call names a customer: then it may speak of that customer (cloudhealth.md 2). */
  readonly forbiddenMeans: "credentials" | "refused";
}

/** What a status says about the upstream; null for success. */
export function troubleOf(call: Call, status: number): UpstreamTrouble | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401) return "credentials";
  if (status === 403) return call.forbiddenMeans;
  if (status === 408) return "slow";
  if (status === 429) return "limited";
  if (status >= 500) return "failing";
  return status >= 400 ? "refused" : "unreadable";
}

export function failureOf(call: Call, reason: UpstreamTrouble, facts: Partial<FailureFacts>): UpstreamFailure {
  const { connection, method, path } = call;
  return new UpstreamFailure({ sent: true, ...facts, upstream: connection.upstream, method, path, reason });
}

export function answerFailure(call: Call, answer: Answer, reason: UpstreamTrouble): UpstreamFailure {
  return failureOf(call, reason, {
    status: answer.status,
    retryAfterMs: pauseAsked(answer),
    lines: refusalLines(call.connection, answer),
  });
}

export function pauseAsked(head: AnswerHead): number | null {
  return parseRetryAfter(head.headers.get("retry-after"), new Date());
}

/** The upstream's own sentences about a refusal; none when the body is not the JSON it promises. */
export function refusalLines(connection: Connection, answer: Answer): string[] {
  const body = jsonOf(answer);
  return body.ok ? redact(connection.linesOf(body.value), connection.secrets()) : [];
}

/** Tells a JSON body from a gateway's page, a broken text or another media type. */
export function jsonOf(
  answer: Answer,
  mostValues?: number,
): { ok: true; value: unknown } | { ok: false; detail: string } {
  const type = mediaType(answer);
  if (type !== "application/json" && !type.endsWith("+json")) return { ok: false, detail: "content-type" };
  try {
    return { ok: true, value: parseJson(answer.body, mostValues) };
  } catch {
    return { ok: false, detail: "not json" };
  }
}

/** A refusal of one request says nothing against the upstream, nor does a token that ran out. */
export function settlement(
  connection: Connection,
  failure: Pick<UpstreamFailure, "reason" | "status" | "retryAfterMs">,
): CallResult {
  const isExpiry = failure.status === 401 && connection.mayHaveExpired === true;
  if (failure.reason === "refused" || isExpiry) return IN_ORDER;
  return { trouble: failure.reason, retryAfterMs: failure.retryAfterMs };
}

export const IN_ORDER: CallResult = { trouble: null, retryAfterMs: null };
