import type { Context } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { HereKey } from "./here-rows";
import { isSignedBy, type Pair, parseOAuthHeader, signatureBase } from "./signature";
import type { SpentOnce } from "./spent-once";
import type { TokenProblem } from "./token-problem";

export type TokenDesk = { sandbox: Sandbox; spent: SpentOnce };
export type TokenCall = { c: Context<SandboxEnv>; nowSeconds: number; addresses: string[]; formFields: Pair[] };

const TOLERANCE_SECONDS = 300;

const INVALID_CLIENT: TokenProblem = { code: 401300, message: "Invalid client credentials." };

/** Where the client may believe to be calling: here, here by another name, or where a proxy took the call from. */
export function tokenAddresses(sandbox: Sandbox, c: Context): string[] {
  const { origin, options } = sandbox;
  return [c.req.url, `${origin}${c.req.path}`, options.signingUrl].filter((url) => url !== null);
}

function keyOf({ store }: Sandbox, keyId: string): HereKey | TokenProblem {
  const key = store.get("hereKeys", keyId);
  if (key === undefined) {
    return store.all("hereKeys").some(({ clientId }) => clientId === keyId)
      ? { code: 401310, message: "Invalid signature: this is a client id, not an access key id" }
      : INVALID_CLIENT;
  }
  return key.isDisabled ? { code: 401424, message: "The access key has been disabled" } : key;
}

function headerProblem(parts: Map<string, string>, nowSeconds: number): TokenProblem | null {
  if (parts.get("oauth_signature_method") !== "HMAC-SHA256") {
    return { code: 401205, message: "Unsupported oauth_signature_method, HMAC-SHA256 is the one" };
  }
  if ((parts.get("oauth_version") ?? "1.0") !== "1.0") {
    return { code: 401206, message: "Unsupported oauth_version, 1.0 is the one" };
  }
  const stamp = parts.get("oauth_timestamp") ?? "";
  const isNear = /^\d+$/.test(stamp) && Math.abs(Number(stamp) - nowSeconds) <= TOLERANCE_SECONDS;
  return isNear ? null : { code: 401204, message: "oauth_timestamp is outside the valid period" };
}

function isSigned(secret: string, parts: Map<string, string>, call: TokenCall): boolean {
  const oauth = [...parts].filter(([name]) => name !== "oauth_signature");
  const parameters = [...oauth, ...new URL(call.c.req.url).searchParams, ...call.formFields];
  return call.addresses.some((url) => {
    const base = signatureBase({ method: call.c.req.method, url, parameters });
    return isSignedBy(secret, base, parts.get("oauth_signature") ?? "");
  });
}

function readHeader(header: string | undefined): Map<string, string> | TokenProblem {
  if (header === undefined || header.trim() === "")
    return { code: 401200, message: "The Authorization header is missing" };
  if (!/^(OAuth|Bearer)(\s|$)/i.test(header.trim())) {
    return { code: 401201, message: "The Authorization header is neither OAuth nor Bearer" };
  }
  const malformed = {
    code: 401202,
    message: "The OAuth header is malformed: a part is missing, repeated or not quoted",
  };
  return parseOAuthHeader(header) ?? malformed;
}

/** A nonce counts as used only once its signature was right. Null: the client is who it says. */
export function signedRequestProblem({ sandbox, spent }: TokenDesk, call: TokenCall): TokenProblem | null {
  const parts = readHeader(call.c.req.header("Authorization"));
  if (!(parts instanceof Map)) return parts;
  const bad = headerProblem(parts, call.nowSeconds);
  if (bad !== null) return bad;
  const key = keyOf(sandbox, parts.get("oauth_consumer_key") ?? "");
  if ("code" in key) return key;
  if (!sandbox.switches.hereSignatureIsUnchecked && !isSigned(key.secret, parts, call)) return INVALID_CLIENT;
  const { nowSeconds } = call;
  const isFirst = spent.spend(`nonce ${key.id} ${parts.get("oauth_nonce")}`, {
    untilSeconds: nowSeconds + 2 * TOLERANCE_SECONDS,
    nowSeconds,
  });
  return isFirst ? null : { code: 401207, message: "The nonce was consumed before" };
}
