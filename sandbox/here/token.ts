import type { Context } from "hono";
import type { SandboxEnv } from "../sandbox";
import type { TokenMint } from "./bearer";
import { assertionProblem } from "./client-assertion";
import { signedRequestProblem, type TokenCall, type TokenDesk, tokenAddresses } from "./signed-request";
import { isTokenProblem, refuseToken, type TokenProblem } from "./token-problem";
import { fieldProblem, formatOf, readTokenRequest, type TokenRequest } from "./token-request";

const LONGEST_SECONDS = 3_600;

function clientProblem(desk: TokenDesk, call: TokenCall, request: TokenRequest | TokenProblem): TokenProblem | null {
  const isAsserted =
    !isTokenProblem(request) &&
    (request.fields.clientAssertion !== null || request.fields.clientAssertionType !== null);
  return isAsserted ? assertionProblem(desk, call, request) : signedRequestProblem(desk, call);
}

/** A wish longer than the default is ignored. */
function secondsOf({ fields }: TokenRequest): number {
  return fields.expiresIn === null ? LONGEST_SECONDS : Math.min(Number(fields.expiresIn), LONGEST_SECONDS);
}

function grant(c: Context, request: TokenRequest, issued: { token: string; seconds: number }): Response {
  const { token, seconds } = issued;
  const scope = request.fields.scope === null ? {} : { scope: request.fields.scope };
  c.header("Cache-Control", "no-store");
  return request.isJson
    ? c.json({ accessToken: token, tokenType: "bearer", expiresIn: seconds, ...scope })
    : c.json({ access_token: token, token_type: "bearer", expires_in: seconds, ...scope });
}

/** Who asks is looked at before what is asked, so that a wrong secret reads as one whatever else is wrong. */
export async function answerToken(desk: TokenDesk & { mint: TokenMint }, c: Context<SandboxEnv>): Promise<Response> {
  const { sandbox, mint } = desk;
  const request = readTokenRequest(c.req.header("Content-Type") ?? "", await c.req.text());
  const nowMs = sandbox.tokenClock.now().getTime();
  c.header("Date", new Date(nowMs).toUTCString());
  const call: TokenCall = {
    c,
    nowSeconds: Math.floor(nowMs / 1000),
    addresses: tokenAddresses(sandbox, c),
    formFields: isTokenProblem(request) ? [] : request.signed,
  };
  const unknownClient = clientProblem(desk, call, request);
  if (unknownClient !== null) return refuseToken(c, unknownClient);
  if (isTokenProblem(request)) return refuseToken(c, request);
  const problem = fieldProblem(request, (realm) => sandbox.store.get("realms", realm)?.isPartner === true);
  if (problem !== null) return refuseToken(c, problem);
  const seconds = secondsOf(request);
  return grant(c, request, { token: mint.issue({ nowMs, seconds, format: formatOf(request) }), seconds });
}
