import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import { SANDBOX_PUBLIC_KEY } from "./client-public-key";
import type { TokenCall, TokenDesk } from "./signed-request";
import type { TokenProblem } from "./token-problem";
import { fieldName, type TokenRequest } from "./token-request";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const SKEW_SECONDS = 300;

const Header = z.looseObject({ alg: z.literal("RS256"), kid: z.literal(SANDBOX_PUBLIC_KEY.kid).optional() });
const Claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  jti: z.string().min(1).optional(),
});
type Claims = z.infer<typeof Claims>;

const refused = (reason: string): TokenProblem => ({ code: 401300, message: `Invalid client credentials: ${reason}.` });

const publicKey = createPublicKey({ key: SANDBOX_PUBLIC_KEY, format: "jwk" });

function decodePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString());
  } catch {
    return null;
  }
}

function isSignedByClient(content: string, signature: string): boolean {
  return verify("RSA-SHA256", Buffer.from(content), publicKey, Buffer.from(signature, "base64url"));
}

function readClaims(assertion: string): Claims | TokenProblem {
  const [header = "", payload = "", signature = "", ...more] = assertion.split(".");
  if (more.length > 0 || signature === "") return refused("the assertion is not a signed JWT");
  if (!Header.safeParse(decodePart(header)).success) return refused("alg must be RS256 and kid a registered key");
  if (!isSignedByClient(`${header}.${payload}`, signature)) return refused("the assertion's signature does not verify");
  const claims = Claims.safeParse(decodePart(payload));
  return claims.success ? claims.data : refused("iss, sub, aud and exp are required");
}

function claimsProblem({ sandbox }: TokenDesk, call: TokenCall, claims: Claims): TokenProblem | null {
  const isClient = sandbox.store.all("hereKeys").some(({ clientId }) => clientId === claims.sub);
  if (claims.iss !== claims.sub || !isClient) return refused("iss and sub must both be the client id");
  const named = [claims.aud].flat();
  if (!named.some((url) => call.addresses.includes(url))) return refused("aud must be the token URL");
  if (claims.exp <= call.nowSeconds) return { code: 400600, message: "The assertion has expired" };
  const startsAt = Math.max(claims.nbf ?? 0, claims.iat ?? 0);
  return startsAt > call.nowSeconds + SKEW_SECONDS ? { code: 401204, message: "The assertion is not valid yet" } : null;
}

/** RFC 7523 in place of a signed request. Null: the client is who it says. */
export function assertionProblem(desk: TokenDesk, call: TokenCall, request: TokenRequest): TokenProblem | null {
  const { clientAssertion, clientAssertionType } = request.fields;
  const missing = clientAssertionType === null ? "clientAssertionType" : "clientAssertion";
  if (clientAssertion === null || clientAssertionType === null) {
    return { code: 400201, message: "This field is required", field: fieldName(request, missing) };
  }
  if (clientAssertionType !== ASSERTION_TYPE) {
    return { code: 400203, message: `${ASSERTION_TYPE} is the one`, field: fieldName(request, "clientAssertionType") };
  }
  if (call.c.req.header("Authorization") !== undefined) {
    return { code: 400203, message: "An assertion goes without an Authorization header", field: "Authorization" };
  }
  const claims = readClaims(clientAssertion);
  if ("code" in claims) return claims;
  const bad = claimsProblem(desk, call, claims);
  if (bad !== null || claims.jti === undefined) return bad;
  const { nowSeconds } = call;
  const isFirst = desk.spent.spend(`assertion ${claims.sub} ${claims.jti}`, { untilSeconds: claims.exp, nowSeconds });
  return isFirst ? null : { code: 401207, message: "The assertion's jti was consumed before" };
}
