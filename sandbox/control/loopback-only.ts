import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/i;

function isOwnPage(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK.test(new URL(origin).host);
}

/** A page of another name may reach this port through a browser on this machine; its Host or Origin tells it. */
export const loopbackOnly: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const origin = c.req.header("Origin");
  if (!LOOPBACK.test(c.req.header("Host") ?? "")) return c.json({ error: "Host is not a loopback name" }, 403);
  if (origin !== undefined && !isOwnPage(origin)) return c.json({ error: "Origin is not a loopback page" }, 403);
  await next();
  return undefined;
};
