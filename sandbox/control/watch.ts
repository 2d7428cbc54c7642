import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler, Next } from "hono";
import { matchedRoutes } from "hono/route";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { emptyListAnswer, htmlAnswer, statusAnswer } from "./fault-answers";
import type { Fault, Upstream } from "./faults";
import { pause } from "./pause";
import { queryWithoutKeys } from "./request-log";

type Call = { c: Context<SandboxEnv>; next: Next; upstream: Upstream };

const UNKNOWN_ROUTE = "/(no such path)";

function templateOf(c: Context): string {
  const matched = matchedRoutes(c).find((route) => route.method !== "ALL");
  return matched === undefined
    ? UNKNOWN_ROUTE
    : matched.path.replace(/^\/(cloudhealth|cloudmc|here-account|here)(?=\/)/, "");
}

function breakOff(c: Context<SandboxEnv>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function replaceAnswer(c: Context, answer: Response): void {
  c.res = undefined;
  c.res = answer;
}

async function truncate({ c, next }: Call): Promise<void> {
  await next();
  const body = new Uint8Array(await c.res.arrayBuffer());
  const headers = Object.fromEntries([...c.res.headers].filter(([name]) => name !== "transfer-encoding"));
  c.env.outgoing.writeHead(c.res.status, { ...headers, "content-length": String(body.length) });
  await new Promise<void>((resolve) =>
    c.env.outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve()),
  );
  replaceAnswer(c, breakOff(c));
}

async function strike(fault: Fault, call: Call): Promise<Response | undefined> {
  const { c, next, upstream } = call;
  switch (fault.kind) {
    case "hang":
      await pause(fault.delayMs ?? null, c.env);
      return breakOff(c);
    case "slow":
      await pause(fault.delayMs ?? 3_000, c.env);
      await next();
      return undefined;
    case "status":
      return statusAnswer(upstream, fault.status ?? 500);
    case "html":
      return htmlAnswer(fault.status ?? 502);
    case "reset":
      return breakOff(c);
    case "truncate":
      await truncate(call);
      return undefined;
    case "execute-then-hang":
      await next();
      await pause(fault.delayMs ?? null, c.env);
      replaceAnswer(c, breakOff(c));
      return undefined;
    case "execute-then-500":
      await next();
      replaceAnswer(c, statusAnswer(upstream, fault.status ?? 500));
      return undefined;
    case "empty-list":
      await next();
      replaceAnswer(c, await emptyListAnswer(c.res));
      return undefined;
  }
}

/** Notes every call and lets the fault that is due have it. Faults come before the upstream's own checks, as a network's do. */
export function watch(sandbox: Sandbox, upstream: Upstream): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const path = templateOf(c);
    const query = queryWithoutKeys(new URL(c.req.url).searchParams);
    const at = new Date().toISOString();
    const logged = sandbox.requests.open({ upstream, method: c.req.method, path, query, at });
    const fault = sandbox.faults.strike({ upstream, route: `${c.req.method} ${path}` });
    if (fault === null) {
      await next();
      logged.status = c.res.status;
      return undefined;
    }
    const answer = await strike(fault, { c, next, upstream });
    const given = answer ?? c.res;
    if (given !== RESPONSE_ALREADY_SENT) logged.status = given.status;
    return answer;
  };
}
