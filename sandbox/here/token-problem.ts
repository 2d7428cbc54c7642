import { randomUUID } from "node:crypto";
import type { Context } from "hono";

/** `field` is the request's own name of it. */
export type TokenProblem = { code: number; message: string; field?: string };

const OAUTH_ERRORS = new Map([
  [400290, "unsupported_grant_type"],
  [400927, "invalid_scope"],
]);

/** A refused client is 401 whatever its code begins with: an expired assertion is 400600. */
const UNAUTHORIZED = [400600];

function statusOf(code: number): 400 | 401 | 403 {
  if (UNAUTHORIZED.includes(code) || (code >= 401_000 && code < 402_000)) return 401;
  return code < 401_000 ? 400 : 403;
}

/** The third shape of HERE's errors; 400s carry the OAuth error besides. Messages are declared unstable, codes are not. */
export function refuseToken(c: Context, { code, message, field }: TokenProblem): Response {
  const status = statusOf(code);
  return c.json(
    {
      errorId: `ERROR-${randomUUID()}`,
      httpStatus: status,
      errorCode: code,
      message,
      ...(field === undefined ? {} : { errorFields: [{ name: field, errorCode: code, message }] }),
      ...(status === 400
        ? { error: OAUTH_ERRORS.get(code) ?? "invalid_request", error_description: message.replaceAll('"', "'") }
        : {}),
    },
    status,
  );
}

export function isTokenProblem(value: unknown): value is TokenProblem {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}
