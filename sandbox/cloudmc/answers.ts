import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export type Refusal = { message: string; context?: Record<string, unknown> };

/** No list of codes is published; the status stands in for one. */
export function failure(c: Context, status: ContentfulStatusCode, reason: Refusal): Response {
  return failures(c, status, [reason]);
}

export function failures(c: Context, status: ContentfulStatusCode, reasons: Refusal[]): Response {
  return c.json(
    { errors: reasons.map(({ message, context }) => ({ code: status, message, context: context ?? {} })) },
    status,
  );
}

export function notFound(c: Context, context: Record<string, unknown> = {}): Response {
  return failure(c, 404, { message: "Not found, or not visible to you", context });
}

export function asksForCsv(c: Context): boolean {
  return c.req.header("Accept")?.includes("text/csv") ?? false;
}

export function csvAnswer(c: Context, text: string): Response {
  return c.body(text, 200, { "Content-Type": "text/csv" });
}
