import "server-only";
import { randomBytes } from "node:crypto";
import type { Answer } from "@/lib/upstreams/answer";
import type { Connection } from "@/lib/upstreams/connection";
import type { CallPriority } from "@/lib/upstreams/gate";
import { gatedRead } from "@/lib/upstreams/gated-read";
import { oauthHeader } from "@/lib/upstreams/here/oauth-signature";
import { WireToken, WireTokenRefusal } from "@/lib/upstreams/here/wire";
import { send } from "@/lib/upstreams/http";
import { answerFailure, type Call, jsonOf, troubleOf } from "@/lib/upstreams/judgement";
import { understand } from "@/lib/upstreams/read-from";

const FORM = { grant_type: "client_credentials" };
const EARLY_MS = 60_000;
const EARLY_PART = 0.1;
const CLOCK_OFF = "401204";
const NONCE_USED = "401207";

export interface TokenOptions {
  /** Where tokens are asked for: the whole address. */
  readonly tokenUrl: string;
  /** Signed in its place, when a proxy stands between. */
  readonly signingUrl?: string | null | undefined;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface TokenSource {
  /** `isFresh`: fetched for this very call, so a 401 is not about its age. Throws an UpstreamFailure. */
  take(priority: CallPriority | undefined): Promise<{ readonly token: string; readonly isFresh: boolean }>;
  /** Forgets a token that was refused. */
  drop(token: string): void;
}

/** How far HERE's clock is ahead of ours, as it last said; what is signed with a time too far from its own is refused. */
interface Clock {
  aheadMs: number;
}

interface KeptToken {
  readonly token: string;
  readonly goodUntil: number;
}

/** Keeps one token until shortly before it ends; callers that come while one is fetched share it. */
export function tokenSource(connection: Connection, options: TokenOptions): TokenSource {
  let kept: KeptToken | null = null;
  let coming: Promise<KeptToken> | null = null;
  const clock: Clock = { aheadMs: 0 };
  return {
    async take(priority) {
      if (kept !== null && kept.goodUntil > Date.now()) return { token: kept.token, isFresh: false };
      coming ??= fetchToken(connection, options, { clock, priority }).finally(() => {
        coming = null;
      });
      kept = await coming;
      return { token: kept.token, isFresh: true };
    },
    drop(token) {
      if (kept?.token === token) kept = null;
    },
  };
}

/** Asking twice does no harm, so this POST is retried as reads are; each attempt signs anew, a nonce serves once. */
async function fetchToken(
  connection: Connection,
  options: TokenOptions,
  { clock, priority }: { clock: Clock; priority: CallPriority | undefined },
): Promise<KeptToken> {
  const url = new URL(options.tokenUrl);
  const call: Call = { connection, method: "POST", path: url.pathname, forbiddenMeans: "credentials" };
  return gatedRead(connection, priority, async (deadlineMs) => {
    const until = Date.now() + deadlineMs;
    let askedAt = Date.now();
    let answer = await ask(connection, options, { clock, deadlineMs });
    if (mayBeSignedBetter(answer, clock)) {
      askedAt = Date.now();
      answer = await ask(connection, options, { clock, deadlineMs: Math.max(1, until - askedAt) });
    }
    const trouble = troubleOf(call, answer.status);
    if (trouble !== null) throw answerFailure(call, answer, trouble === "refused" ? "credentials" : trouble);
    const wire = understand(call, { schema: WireToken }, answer);
    const lifeMs = wire.expires_in * 1_000;
    return { token: wire.access_token, goodUntil: askedAt + lifeMs - Math.min(EARLY_MS, lifeMs * EARLY_PART) };
  });
}

function ask(
  connection: Connection,
  options: TokenOptions,
  { clock, deadlineMs }: { clock: Clock; deadlineMs: number },
): Promise<Answer> {
  const url = new URL(options.tokenUrl);
  return send({
    upstream: connection.upstream,
    method: "POST",
    base: url.origin,
    path: url.pathname,
    query: [...url.searchParams],
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      authorization: signature(options, clock),
    },
    body: new URLSearchParams(FORM).toString(),
    deadlineMs,
    ...(connection.stop ? { stop: connection.stop } : {}),
  });
}

/** Whether the refusal is one that a second signature mends: a nonce that was used, or our clock, which is then set by the answer's. */
function mayBeSignedBetter(answer: Answer, clock: Clock): boolean {
  if (answer.status < 400 || answer.status >= 500) return false;
  const body = jsonOf(answer);
  const code = body.ok ? WireTokenRefusal.safeParse(body.value).data?.errorCode : undefined;
  if (code === NONCE_USED) return true;
  const theirs = Date.parse(answer.headers.get("date") ?? "");
  if (code !== CLOCK_OFF || Number.isNaN(theirs)) return false;
  clock.aheadMs = theirs - Date.now();
  return true;
}

function signature({ tokenUrl, signingUrl, accessKeyId, accessKeySecret }: TokenOptions, clock: Clock): string {
  return oauthHeader({
    url: signingUrl ?? tokenUrl,
    accessKeyId,
    accessKeySecret,
    form: FORM,
    nonce: randomBytes(16).toString("hex"),
    epochSeconds: Math.floor((Date.now() + clock.aheadMs) / 1_000),
  });
}
