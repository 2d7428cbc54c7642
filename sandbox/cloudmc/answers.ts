import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** No list of codes is published; the status stands in for one. */
export function failure(
  c: Context,
  status: ContentfulStatusCode,
  reason: { message: string; context?: Record<string, unknown> },
): Response {
  return c.json({ errors: [{ code: status, message: reason.message, context: reason.context ?? {} }] }, status);
}

export function notFound(c: Context, context: Record<string, unknown> = {}): Response {
  return failure(c, 404, { message: "Not found, or not visible to you", context });
}
