import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";

/** A fault has written to the socket or closed it; a copy of that answer would be sent once more. */
export function isSent(c: Context): boolean {
  return c.res === RESPONSE_ALREADY_SENT;
}
