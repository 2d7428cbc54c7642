import type { Context, MiddlewareHandler } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure, parametersOf } from "./answers";
import { createRateWindow } from "./rate-window";
import { integerFrom } from "./write-body";

export const CLOUDHEALTH_KEY = "5b2d6a0e-7c1f-4f55-9d3e-0c1b7e5a9f10";

const LONGEST_URI = 4000;
const PREFIX = "/cloudhealth";

function bearerOf(c: Context): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(c.req.header("Authorization") ?? "")?.[1] ?? null;
}

/** The header wins where both forms are sent. */
function keyOf(c: Context): string | null {
  return bearerOf(c) ?? (parametersOf(c).get("api_key") || null);
}

/** The policies' pages print the customer's id in `api_key`, beside the key in the header. */
function clientParameter(c: Context): string {
  const parameters = parametersOf(c);
  const given = parameters.get("client_api_id")?.trim() ?? "";
  const isPolicies = c.req.path.startsWith(`${PREFIX}/v1/policies`);
  return given === "" && isPolicies && bearerOf(c) !== null ? (parameters.get("api_key")?.trim() ?? "") : given;
}

/** The customer a call acts for; null is the partner itself. A blank parameter counts as an absent one. */
export function clientOf(c: Context): number | null {
  const given = clientParameter(c);
  return given === "" ? null : (integerFrom(given) ?? Number.NaN);
}

function isForeign(sandbox: Sandbox, client: number | null): boolean {
  return client !== null && sandbox.store.get("customers", client) === undefined;
}

function isTooLong(c: Context): boolean {
  return c.req.url.length - new URL(c.req.url).origin.length - PREFIX.length > LONGEST_URI;
}

export function cloudHealthAccess(sandbox: Sandbox): MiddlewareHandler<SandboxEnv> {
  const window = createRateWindow(sandbox.options.rateLimit);
  sandbox.onReset.push(() => window.clear());
  return async (c, next) => {
    if (isTooLong(c)) return failure(c, 414, "The address is longer than 4000 characters");
    const key = keyOf(c);
    if (key === null) return failure(c, 401, "You need to sign in or sign up before continuing");
    if (key !== CLOUDHEALTH_KEY) return failure(c, 403, "This API key is not valid");
    if (!window.admits(key, Date.now())) return failure(c, 429, "Too many requests in this minute");
    if (isForeign(sandbox, clientOf(c))) return failure(c, 403, "This customer does not belong to the calling partner");
    await next();
    return undefined;
  };
}
