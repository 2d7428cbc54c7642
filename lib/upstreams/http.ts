import "server-only";
import type { Answer, AnswerHead } from "@/lib/upstreams/answer";
import { type Deadline, startDeadline } from "@/lib/upstreams/deadline";
import { type Exchange, startExchange, transportFailure } from "@/lib/upstreams/exchange";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { UpstreamRequest } from "@/lib/upstreams/upstream-request";

const DEADLINE_MS = 15_000;
const MAX_BYTES = 8 * 1024 * 1024;

/** One request, one answer, whole, within a deadline and a size. Any HTTP status but a redirect is an answer. */
export async function send(request: UpstreamRequest): Promise<Answer> {
  const deadline = startDeadline(request.deadlineMs ?? DEADLINE_MS, request.stop);
  try {
    const exchange = await accept(request, deadline);
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytesOf(request, exchange, deadline)) chunks.push(chunk);
    return { status: exchange.status, headers: exchange.headers, body: Buffer.concat(chunks) };
  } finally {
    deadline.end();
  }
}

export interface OpenAnswer extends AnswerHead {
  /** To be read once, to its end or left early; either way frees the connection. Throws an UpstreamFailure. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** As `send`, but hands the body on as it comes. The head has its own deadline, however it trickles; the rest spans the reading too. */
export async function openStream(request: UpstreamRequest): Promise<OpenAnswer> {
  const { deadlineMs = DEADLINE_MS, headersTimeoutMs } = request;
  const deadline = startDeadline(Math.min(deadlineMs, headersTimeoutMs || deadlineMs), request.stop);
  try {
    const exchange = await accept(request, deadline);
    deadline.extend(deadlineMs);
    return { status: exchange.status, headers: exchange.headers, bytes: bytesOf(request, exchange, deadline) };
  } catch (error) {
    deadline.end();
    throw error;
  }
}

async function accept(request: UpstreamRequest, deadline: Deadline): Promise<Exchange> {
  const exchange = await startExchange(request, deadline);
  const encoding = exchange.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  const isRedirect = exchange.status >= 300 && exchange.status < 400;
  if (!isRedirect && (encoding === "" || encoding === "identity")) return exchange;
  exchange.body.destroy();
  throw unreadable(request, exchange, isRedirect ? "redirect" : "content-encoding");
}

async function* bytesOf(request: UpstreamRequest, exchange: Exchange, deadline: Deadline): AsyncGenerator<Uint8Array> {
  const maxBytes = request.maxBytes ?? MAX_BYTES;
  let taken = 0;
  try {
    for await (const chunk of exchange.body) {
      if (!(chunk instanceof Uint8Array)) throw unreadable(request, exchange, "not bytes");
      taken += chunk.byteLength;
      if (taken > maxBytes) throw unreadable(request, exchange, "too large");
      yield chunk;
    }
  } catch (error) {
    throw transportFailure(request, error, { deadline, head: exchange });
  } finally {
    exchange.body.destroy();
    deadline.end();
  }
}

function unreadable(request: UpstreamRequest, head: AnswerHead, detail: string): UpstreamFailure {
  const { upstream, method, path } = request;
  return new UpstreamFailure({ upstream, method, path, reason: "unreadable", sent: true, status: head.status, detail });
}
