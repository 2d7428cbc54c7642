import "server-only";
import { mediaType } from "@/lib/upstreams/answer";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { gatedRead } from "@/lib/upstreams/gated-read";
import { type OpenAnswer, openStream } from "@/lib/upstreams/http";
import { answerFailure, type Call, failureOf, troubleOf } from "@/lib/upstreams/judgement";

const REFUSAL_BYTES = 64 * 1024;

export interface StreamAsk {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
  /** From the request to the last byte, the reader's own pauses included. */
  readonly deadlineMs: number;
}

/** GETs a file and hands it on as it comes. Opening is retried; a stream that breaks off throws where it is read. */
export function streamFrom(connection: Connection, ask: StreamAsk): Promise<AsyncIterable<Uint8Array>> {
  const call: Call = { connection, method: "GET", path: ask.path, forbiddenMeans: "credentials" };
  return gatedRead(connection, undefined, () => open(call, ask));
}

async function open(call: Call, ask: StreamAsk): Promise<AsyncIterable<Uint8Array>> {
  const { connection } = call;
  const answer = await openStream({
    upstream: connection.upstream,
    method: "GET",
    base: connection.base,
    path: ask.path,
    params: ask.params,
    headers: { accept: [...ask.mediaTypes, "application/json"].join(", "), ...connection.credentials() },
    deadlineMs: ask.deadlineMs,
    headersTimeoutMs: connection.deadlineMs,
    maxBytes: ask.maxBytes,
    ...(connection.stop ? { stop: connection.stop } : {}),
  });
  const trouble = troubleOf(call, answer.status);
  if (trouble !== null)
    throw answerFailure(call, { ...answer, body: await firstBytes(answer, connection.deadlineMs) }, trouble);
  if (ask.mediaTypes.includes(mediaType(answer))) return answer.bytes;
  await firstBytes(answer, connection.deadlineMs);
  throw failureOf(call, "unreadable", { status: answer.status, detail: "content-type" });
}

/** Enough of a refusal to find its sentences; leaving the stream early frees its connection. */
async function firstBytes(answer: OpenAnswer, withinMs: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let taken = 0;
  const until = performance.now() + withinMs;
  try {
    for await (const chunk of answer.bytes) {
      chunks.push(chunk);
      taken += chunk.byteLength;
      if (taken > REFUSAL_BYTES || performance.now() > until) break;
    }
  } catch (error) {
    // The status already says what went wrong; sentences that do not arrive are none.
    if (!(error instanceof UpstreamFailure)) throw error;
  }
  return Buffer.concat(chunks);
}
