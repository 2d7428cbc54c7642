import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Upstream } from "./faults";
import { headersWithoutKeys, queryWithoutKeys } from "./request-log";
import { revokedAnswer } from "./revoked-keys";
import { strike } from "./strikes";
import { replaceAnswer } from "./struck-call";

const UNKNOWN_ROUTE = "/(no such path)";

function templateOf(c: Context): string {
  const matched = matchedRoutes(c).find((route) => route.method !== "ALL");
  return matched === undefined
    ? UNKNOWN_ROUTE
    : matched.path.replace(/^\/(cloudhealth|cloudmc|here-account|here)(?=\/)/, "");
}

/** Notes every call and lets the fault that is due have it. Faults come before the upstream's own checks, as a network's do. */
export function watch(sandbox: Sandbox, upstream: Upstream): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const path = templateOf(c);
    const logged = sandbox.requests.open({
      upstream,
      method: c.req.method,
      path,
      query: queryWithoutKeys(new URL(c.req.url).searchParams),
      headers: headersWithoutKeys(c.req.raw.headers),
      at: new Date().toISOString(),
    });
    const call = sandbox.held.open(c.env);
    const proceed = async (): Promise<void> => {
      const refusal = revokedAnswer(sandbox, c, upstream);
      if (refusal === null) await next();
      else replaceAnswer(c, refusal);
    };
    const fault = sandbox.faults.strike({ upstream, route: `${c.req.method} ${path}` });
    if (fault === null) {
      await proceed();
      logged.status = c.res.status;
      return undefined;
    }
    call.struck();
    logged.fault = fault.kind;
    const answer = await strike(fault, { c, next: proceed, upstream, held: sandbox.held });
    const given = answer ?? c.res;
    if (given !== RESPONSE_ALREADY_SENT) logged.status = given.status;
    return answer;
  };
}
