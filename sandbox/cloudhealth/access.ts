import type { Context, MiddlewareHandler } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure, parametersOf } from "./answers";
import { createRateWindow } from "./rate-window";

export const CLOUDHEALTH_KEY = "5b2d6a0e-7c1f-4f55-9d3e-0c1b7e5a9f10";

const LONGEST_URI = 4000;

/** The header wins where both forms are sent. */
function keyOf(c: Context): string | null {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(c.req.header("Authorization") ?? "");
  if (bearer?.[1] !== undefined) return bearer[1];
  const key = parametersOf(c).get("api_key");
  return key === null || key === "" ? null : key;
}

/** The customer a call acts for; null is the partner itself. A blank parameter counts as an absent one. */
export function clientOf(c: Context): number | null {
  const given = parametersOf(c).get("client_api_id")?.trim() ?? "";
  return given === "" ? null : Number(given);
}

function isForeign(sandbox: Sandbox, client: number | null): boolean {
  return client !== null && sandbox.store.get("customers", client) === undefined;
}

export function cloudHealthAccess(sandbox: Sandbox): MiddlewareHandler<SandboxEnv> {
  const window = createRateWindow(sandbox.options.rateLimit);
  sandbox.onReset.push(() => window.clear());
  return async (c, next) => {
    const key = keyOf(c);
    if (key === null) return failure(c, 401, "You need to sign in or sign up before continuing");
    if (key !== CLOUDHEALTH_KEY) return failure(c, 403, "This API key is not valid");
    if (!window.admits(key, Date.now())) return failure(c, 429, "Too many requests in this minute");
    if (c.req.url.length - new URL(c.req.url).origin.length > LONGEST_URI)
      return failure(c, 414, "The address is too long");
    if (isForeign(sandbox, clientOf(c))) return failure(c, 403, "This customer does not belong to the calling partner");
    await next();
    return undefined;
  };
}
