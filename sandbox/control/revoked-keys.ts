import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { statusAnswer } from "./fault-answers";
import type { Upstream } from "./faults";

function hasKey(c: Context<SandboxEnv>): boolean {
  const { searchParams } = new URL(c.req.url);
  return (
    ["Authorization", "MC-Api-Key"].some((name) => c.req.header(name) !== undefined) || searchParams.has("api_key")
  );
}

function tokenRefusal(): Response {
  const body = {
    errorId: `ERROR-${randomUUID()}`,
    httpStatus: 401,
    errorCode: 401300,
    message: "Invalid client credentials.",
  };
  return Response.json(body, { status: 401 });
}

/** A revoked key is as unknown as one that never was: CloudHealth says 403 to it, the others 401. Tokens go with the key. */
export function revokedAnswer(sandbox: Sandbox, c: Context<SandboxEnv>, upstream: Upstream): Response | null {
  if (!sandbox.revokedKeys.has(upstream) || !hasKey(c)) return null;
  if (upstream === "here" && new URL(c.req.url).pathname.startsWith("/here-account")) return tokenRefusal();
  return statusAnswer(upstream, upstream === "cloudhealth" ? 403 : 401);
}
