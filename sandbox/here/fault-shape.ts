import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

const CODES = new Map([
  [401, 401300],
  [403, 403109],
  [429, 429002],
]);

async function jsonOf(answer: Response): Promise<Record<string, unknown> | null> {
  const isJson = answer.status >= 400 && answer.headers.get("Content-Type")?.includes("json") === true;
  return isJson ? await answer.clone().json() : null;
}

function replaceBody(c: Context, body: Record<string, unknown>): void {
  const headers = new Headers(c.res.headers);
  headers.delete("Content-Length");
  const { status } = c.res;
  c.res = undefined;
  c.res = new Response(JSON.stringify(body), { status, headers });
}

/** A fault that was asked for does not know the call it strikes; its answer gets that call's correlation id. */
export const faultsAreCorrelated: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  await next();
  const body = await jsonOf(c.res);
  if (body?.correlationId === "") replaceBody(c, { ...body, correlationId: c.get("correlationId") });
};

/** Faults speak as the Usage API does; the token endpoint has an error shape of its own. */
export const faultsHaveTokenShape: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  await next();
  const body = await jsonOf(c.res);
  if (body === null || "httpStatus" in body) return;
  const httpStatus = c.res.status;
  const message = String(body.cause ?? body.error_description ?? body.error ?? "The request was blocked");
  const errorCode = CODES.get(httpStatus) ?? httpStatus * 1000;
  replaceBody(c, { errorId: `ERROR-${randomUUID()}`, httpStatus, errorCode, message });
};
