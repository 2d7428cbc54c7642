import "server-only";
import type { z } from "zod";
import type { Answer } from "@/lib/upstreams/answer";
import type { Connection } from "@/lib/upstreams/connection";
import type { CallPriority } from "@/lib/upstreams/gate";
import { gatedRead } from "@/lib/upstreams/gated-read";
import { send } from "@/lib/upstreams/http";
import { answerFailure, type Call, failureOf, jsonOf, troubleOf } from "@/lib/upstreams/judgement";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

export interface ReadAsk<T> {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: readonly QueryPair[];
  readonly schema: z.ZodType<T>;
  readonly priority?: CallPriority;
  readonly forbiddenMeans?: Call["forbiddenMeans"];
  /** For answers that are computed while one waits. */
  readonly slowHead?: boolean;
  /** For an answer that is known to be long; everything else keeps to the usual bounds. */
  readonly most?: { readonly bytes: number; readonly values: number };
}

export interface ReadAnswer<T> {
  readonly value: T;
  readonly headers: Answer["headers"];
  /** As received. */
  readonly body: Uint8Array;
}

/** GETs JSON of a known shape, with retries. Throws an UpstreamFailure. */
export function readFrom<T>(connection: Connection, ask: ReadAsk<T>): Promise<ReadAnswer<T>> {
  const { path, forbiddenMeans = "credentials" } = ask;
  const call: Call = { connection, method: "GET", path, forbiddenMeans };
  return gatedRead(connection, ask.priority, (deadlineMs) => attempt(call, ask, deadlineMs));
}

async function attempt<T>(call: Call, ask: ReadAsk<T>, deadlineMs: number): Promise<ReadAnswer<T>> {
  const { connection } = call;
  const answer = await send({
    upstream: connection.upstream,
    method: "GET",
    base: connection.base,
    path: ask.path,
    params: ask.params ?? {},
    query: ask.query ?? [],
    headers: { accept: "application/json", ...connection.credentials() },
    deadlineMs,
    ...(ask.slowHead ? { headersTimeoutMs: 0 } : {}),
    ...(ask.most ? { maxBytes: ask.most.bytes } : {}),
    ...(connection.stop ? { stop: connection.stop } : {}),
  });
  const trouble = troubleOf(call, answer.status);
  if (trouble !== null) throw answerFailure(call, answer, trouble);
  return { value: understand(call, ask, answer), headers: answer.headers, body: answer.body };
}

/** Reads a success's body; throws when it is not what was promised. */
export function understand<T>(call: Call, ask: Pick<ReadAsk<T>, "schema" | "most">, answer: Answer): T {
  const body = jsonOf(answer, ask.most?.values);
  if (!body.ok) throw failureOf(call, "unreadable", { status: answer.status, detail: body.detail });
  if (call.connection.isRefusal?.(body.value)) throw answerFailure(call, answer, "refused");
  const parsed = ask.schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  const steps = parsed.error.issues[0]?.path.filter((step) => typeof step === "number" || isName(step)) ?? [];
  const place = steps.join(".").slice(0, 80);
  throw failureOf(call, "unreadable", { status: answer.status, detail: `at ${place === "" ? "the top" : place}` });
}

function isName(step: PropertyKey): boolean {
  return typeof step === "string" && /^[A-Za-z_-]{1,40}$/.test(step);
}
