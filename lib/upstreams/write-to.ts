import "server-only";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";
import { CallStopped } from "@/lib/support/call-stopped";
import { now } from "@/lib/support/clock";
import type { Answer } from "@/lib/upstreams/answer";
import { inBulkhead } from "@/lib/upstreams/bulkhead";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallResult } from "@/lib/upstreams/gate";
import { send } from "@/lib/upstreams/http";
import { writeJson } from "@/lib/upstreams/json";
import {
  type Call,
  IN_ORDER,
  jsonOf,
  pauseAsked,
  refusalLines,
  settlement,
  troubleOf,
} from "@/lib/upstreams/judgement";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { maskedBody } from "@/lib/upstreams/redact";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

export interface WriteAsk<T> {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: readonly QueryPair[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: no body is sent. */
  readonly body?: unknown;
  /** The thing made, or null when the answer does not show it: then the outcome is unknown. An empty body is undefined. */
  readonly understand: (body: unknown) => T | null;
  readonly forbiddenMeans?: Call["forbiddenMeans"];
  /** Where a refusal has its sentences, when it is shaped like no other of this upstream. */
  readonly linesOf?: Connection["linesOf"];
}

/** Nothing left, and nothing was wrong with the upstream. */
const NOT_BEGUN = { at: "not-sent", reason: "slow", retryAfterMs: null } as const;

interface Judged<T> {
  readonly outcome: WriteOutcome<T>;
  readonly result: CallResult;
}

/** Sends one write once and says what is known of it (RELIABILITY.md 3.1); never throws for what an upstream does. */
export async function writeTo<T>(connection: Connection, ask: WriteAsk<T>): Promise<WriteOutcome<T>> {
  try {
    return await inBulkhead(connection.upstream, "write", () => write(connection, ask));
  } catch (error) {
    if (error instanceof CallStopped) return NOT_BEGUN;
    if (!(error instanceof UpstreamFailure)) throw error;
    return { at: "not-sent", reason: error.reason, retryAfterMs: error.retryAfterMs };
  }
}

/** Throws only for what happened before the wire. */
async function write<T>(connection: Connection, ask: WriteAsk<T>): Promise<WriteOutcome<T>> {
  await connection.gate.enter("write");
  if ((await connection.mayWrite?.()) === false) return NOT_BEGUN;
  let result: CallResult = IN_ORDER;
  try {
    const judged = await sendOnce(connection, ask);
    result = judged.result;
    return judged.outcome;
  } finally {
    // The write has happened or not: what became of it outranks a gate that cannot keep its book.
    await connection.gate.settle(result).catch(() => undefined);
  }
}

async function sendOnce<T>(connection: Connection, ask: WriteAsk<T>): Promise<Judged<T>> {
  const body = ask.body === undefined ? null : writeJson(ask.body);
  const left = { at: now().toISOString(), body };
  try {
    const answer = await send({
      upstream: connection.upstream,
      method: ask.method,
      base: connection.base,
      path: ask.path,
      params: ask.params ?? {},
      query: ask.query ?? [],
      headers: {
        accept: "application/json",
        ...(body === null ? {} : { "content-type": "application/json" }),
        ...ask.headers,
        ...connection.credentials(),
      },
      ...(body === null ? {} : { body }),
      deadlineMs: connection.deadlineMs,
      headersTimeoutMs: 0,
    });
    const judged = judge(connection, ask, answer);
    witness(connection, ask, { ...left, status: answer.status, judged });
    return judged;
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    const judged = lost<T>(error);
    if (error.sent) witness(connection, ask, { ...left, status: error.status, judged });
    return judged;
  }
}

interface Left<T> {
  readonly at: string;
  readonly body: string | null;
  readonly status: number | null;
  readonly judged: Judged<T>;
}

function witness<T>(
  connection: Connection,
  ask: WriteAsk<T>,
  { at, body, status, judged: { outcome } }: Left<T>,
): void {
  const masked = (text: string) => maskedBody(text, connection.secrets());
  connection.witness?.({
    at,
    method: ask.method,
    path: ask.path,
    params: { ...ask.params },
    query: (ask.query ?? []).map(([name, value]): [string, string] => [name, masked(value)]),
    body: body === null ? null : masked(body),
    status,
    lines: outcome.at === "rejected" ? [...outcome.lines] : [],
    trouble: outcome.at === "unknown" || outcome.at === "not-sent" ? outcome.reason : null,
  });
}

function judge<T>(connection: Connection, ask: WriteAsk<T>, answer: Answer): Judged<T> {
  const { path, method, forbiddenMeans = "credentials" } = ask;
  const trouble = troubleOf({ connection, method, path, forbiddenMeans }, answer.status);
  const retryAfterMs = pauseAsked(answer);
  if (trouble === null) return judgeSuccess(ask, answer);
  if (trouble === "refused") {
    const outcome = {
      at: "rejected",
      status: answer.status,
      lines: refusalLines({ ...connection, ...(ask.linesOf ? { linesOf: ask.linesOf } : {}) }, answer),
    } as const;
    return { outcome, result: IN_ORDER };
  }
  const result = settlement(connection, { reason: trouble, status: answer.status, retryAfterMs });
  const isUnsent = trouble === "credentials" || trouble === "limited";
  if (isUnsent) return { outcome: { at: "not-sent", reason: trouble, retryAfterMs }, result };
  return { outcome: { at: "unknown", reason: trouble }, result };
}

function judgeSuccess<T>(ask: WriteAsk<T>, answer: Answer): Judged<T> {
  const body = answer.body.byteLength === 0 ? { ok: true as const, value: undefined } : jsonOf(answer);
  const value = body.ok ? ask.understand(body.value) : null;
  if (value !== null) return { outcome: { at: "accepted", value }, result: IN_ORDER };
  return { outcome: unknown("unreadable"), result: { trouble: "unreadable", retryAfterMs: null } };
}

function lost<T>(failure: UpstreamFailure): Judged<T> {
  const { reason, retryAfterMs } = failure;
  const outcome = failure.sent ? unknown(reason) : ({ at: "not-sent", reason, retryAfterMs } as const);
  return { outcome, result: { trouble: reason, retryAfterMs } };
}

function unknown(reason: UpstreamTrouble) {
  return { at: "unknown", reason } as const;
}
