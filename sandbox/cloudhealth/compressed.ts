import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import type { SandboxEnv } from "../sandbox";

const gzip = compress({ encoding: "gzip" });

/** Only whoever names gzip gets it; an answer to anybody else is left exactly as it is. */
export const compressed: MiddlewareHandler<SandboxEnv> = (c, next) =>
  /\bgzip\b/i.test(c.req.header("Accept-Encoding") ?? "") ? gzip(c, next) : next();
