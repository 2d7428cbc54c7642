import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The general body of a failure; validation of a write has the other one. */
export function failure(c: Context, status: ContentfulStatusCode, message: string): Response {
  return c.json({ error: message }, status);
}

export function invalid(c: Context, sentences: string[]): Response {
  return c.json({ errors: sentences }, 422);
}

export function notFound(c: Context): Response {
  return failure(c, 404, "The requested resource does not exist");
}

export function parametersOf(c: Context): URLSearchParams {
  return new URL(c.req.url).searchParams;
}
