import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Sandbox } from "../sandbox";
import type { TokenMint } from "./bearer";
import { isSignedBy, type Pair, parseOAuthHeader, signatureBase } from "./signature";
import { bodyProblem, readTokenBody, type TokenBody, type TokenProblem } from "./token-request";

export const HERE_KEY_ID = "sandboxHereKey01";
export const HERE_KEY_SECRET = "sandboxHereSecretForTestsOnly01";
const HERE_CLIENT_ID = "sandboxHereClient01";

const TOLERANCE_SECONDS = 300;
const LONGEST_SECONDS = 3_600;

/** Nonces are remembered for as long as their timestamp would still be accepted. */
type Nonces = Map<string, number>;

function spendNonce(nonces: Nonces, nonce: string, nowSeconds: number): boolean {
  for (const [old, until] of nonces) if (until < nowSeconds) nonces.delete(old);
  if (nonces.has(nonce)) return false;
  nonces.set(nonce, nowSeconds + 2 * TOLERANCE_SECONDS);
  return true;
}

type Signed = { c: Context; parts: Map<string, string>; body: Pair[]; addresses: string[] };

function isSigned({ c, parts, body, addresses }: Signed): boolean {
  const oauth = [...parts].filter(([name]) => name !== "oauth_signature");
  const parameters = [...oauth, ...new URL(c.req.url).searchParams, ...body];
  return addresses.some((url) => {
    const base = signatureBase({ method: c.req.method, url, parameters });
    return isSignedBy(HERE_KEY_SECRET, base, parts.get("oauth_signature") ?? "");
  });
}

function headerProblem(parts: Map<string, string>, nowSeconds: number): TokenProblem | null {
  if (parts.get("oauth_signature_method") !== "HMAC-SHA256") {
    return { code: 401205, message: "The signature method is not supported" };
  }
  if (parts.get("oauth_version") !== "1.0") return { code: 401206, message: "oauth_version must be 1.0" };
  const key = parts.get("oauth_consumer_key");
  if (key === HERE_CLIENT_ID) return { code: 401310, message: "This is a client id, not an access key id" };
  if (key !== HERE_KEY_ID) return { code: 401300, message: "Invalid client credentials." };
  const stamp = parts.get("oauth_timestamp") ?? "";
  const isNear = /^\d+$/.test(stamp) && Math.abs(Number(stamp) - nowSeconds) <= TOLERANCE_SECONDS;
  return isNear ? null : { code: 401204, message: "The timestamp is too far from now" };
}

function refuse(c: Context, { code, message }: TokenProblem): Response {
  const status = code < 401_000 ? 400 : 401;
  const oauth = status === 400 ? { error: "invalid_request", error_description: message } : {};
  return c.json({ errorId: `ERROR-${randomUUID()}`, httpStatus: status, errorCode: code, message, ...oauth }, status);
}

function grant(c: Context, body: TokenBody, issue: (seconds: number) => string): Response {
  const asked = /^[1-9]\d{0,8}$/.test(body.expiresIn ?? "") ? Number(body.expiresIn) : LONGEST_SECONDS;
  const seconds = Math.min(asked, LONGEST_SECONDS);
  const token = issue(seconds);
  const scope = body.scope === null ? {} : { scope: body.scope };
  return body.isJson
    ? c.json({ accessToken: token, tokenType: "bearer", expiresIn: seconds, ...scope })
    : c.json({ access_token: token, token_type: "bearer", expires_in: seconds, ...scope });
}

export type TokenDesk = { sandbox: Sandbox; mint: TokenMint; nonces: Nonces };

export async function answerToken({ sandbox, mint, nonces }: TokenDesk, c: Context): Promise<Response> {
  const header = c.req.header("Authorization");
  if (header === undefined) return refuse(c, { code: 401200, message: "The Authorization header is missing" });
  const parts = parseOAuthHeader(header);
  if (parts === null) return refuse(c, { code: 401202, message: "The Authorization header is malformed" });
  const nowMs = sandbox.tokenClock.now().getTime();
  const nowSeconds = Math.floor(nowMs / 1000);
  const badHeader = headerProblem(parts, nowSeconds);
  if (badHeader !== null) return refuse(c, badHeader);
  const body = readTokenBody(c.req.header("Content-Type") ?? "", await c.req.text());
  const addresses = [c.req.url, `${sandbox.origin}${c.req.path}`, sandbox.options.signingUrl].filter(
    (url) => url !== null,
  );
  if (!isSigned({ c, parts, body: "signed" in body ? body.signed : [], addresses })) {
    return refuse(c, { code: 401300, message: "Invalid client credentials." });
  }
  if (!spendNonce(nonces, parts.get("oauth_nonce") ?? "", nowSeconds)) {
    return refuse(c, { code: 401207, message: "The nonce was used before" });
  }
  if ("code" in body) return refuse(c, body);
  const problem = bodyProblem(body);
  return problem === null ? grant(c, body, (seconds) => mint.issue(nowMs, seconds)) : refuse(c, problem);
}
