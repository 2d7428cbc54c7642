import "server-only";
import type { Readable } from "node:stream";
import { Agent, buildConnector, errors, request as undiciRequest } from "undici";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";
import { CallStopped } from "@/lib/support/call-stopped";
import type { AnswerHead } from "@/lib/upstreams/answer";
import type { Deadline } from "@/lib/upstreams/deadline";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { publicLookup } from "@/lib/upstreams/public-lookup";
import { addressOf, type UpstreamRequest } from "@/lib/upstreams/upstream-request";

const IDLE_MS = 5_000;
/** undici's word for a header it will not send; the only header that is not ours is the key. */
const UNSENDABLE = "UND_ERR_INVALID_ARG";

export interface Exchange extends AnswerHead {
  readonly body: Readable;
}

const NOT_HTTP = "NOT_HTTP";

const neverConnected = new WeakSet<object>();
const connect = buildConnector({ timeout: IDLE_MS, lookup: publicLookup });
const noteFailedConnect: buildConnector.connector = (options, callback) =>
  connect(options, (...result) => {
    if (result[0] !== null) neverConnected.add(result[0]);
    callback(...result);
  });

const reads = new Agent({ connect: noteFailedConnect, connections: 8 });
/** A write gets a connection of its own: a kept one that the upstream just closed would leave its outcome unknown. */
const writes = new Agent({ connect: noteFailedConnect, connections: 8, pipelining: 0 });

/** Sends and waits for the head of the answer. `undici.request` follows no redirect and inflates nothing. */
export async function startExchange(request: UpstreamRequest, deadline: Deadline): Promise<Exchange> {
  const address = addressOf(request);
  try {
    const exchange = undiciRequest(address, {
      dispatcher: request.method === "GET" ? reads : writes,
      method: request.method,
      headers: { "accept-encoding": "identity", ...request.headers },
      body: request.body ?? null,
      signal: deadline.signal,
      headersTimeout: request.headersTimeoutMs ?? IDLE_MS,
      bodyTimeout: IDLE_MS,
    });
    const answer = await Promise.race([exchange, endOf(deadline.signal)]);
    // A body that is destroyed early emits an error; without a listener it would end the process.
    answer.body.on("error", () => undefined);
    return { status: answer.statusCode, headers: firstValues(answer.headers), body: answer.body };
  } catch (error) {
    throw transportFailure(request, error, { deadline, head: null });
  }
}

/** undici looks at the signal only once it is connected, and sends nothing then; whoever waits is told at once. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => setImmediate(reject, signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

export function transportFailure(
  request: UpstreamRequest,
  error: unknown,
  facts: { readonly deadline: Deadline; readonly head: AnswerHead | null },
): UpstreamFailure | CallStopped {
  if (error instanceof UpstreamFailure) return error;
  if (facts.deadline.stopped()) return new CallStopped();
  const code = codeOf(error);
  const sent = !(typeof error === "object" && error !== null && neverConnected.has(error)) && code !== UNSENDABLE;
  return new UpstreamFailure({
    upstream: request.upstream,
    method: request.method,
    path: request.path,
    sent,
    status: facts.head?.status ?? null,
    detail: facts.deadline.passed() ? "deadline" : code,
    reason: reasonOf(code, { sent, passed: facts.deadline.passed(), answered: facts.head !== null }),
  });
}

function reasonOf(code: string, facts: { sent: boolean; passed: boolean; answered: boolean }): UpstreamTrouble {
  if (code === UNSENDABLE) return "credentials";
  if (!facts.sent) return "unreachable";
  if (facts.passed || code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") return "slow";
  if (facts.answered || code === NOT_HTTP || code === "UND_ERR_HEADERS_OVERFLOW") return "unreadable";
  return "unreachable";
}

function codeOf(error: unknown): string {
  if (error instanceof errors.HTTPParserError) return NOT_HTTP;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code) ? code : "no code";
}

function firstValues(headers: Record<string, string | string[] | undefined>): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const one = Array.isArray(value) ? value[0] : value;
    if (one !== undefined) first.set(name.toLowerCase(), one);
  }
  return first;
}
