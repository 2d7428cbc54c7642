import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../sandbox";

/** E7060xx are HERE's own codes; the E7069xx ones are this sandbox's, for faults the documents give no code. */
export type Problem = {
  status: 400 | 404;
  code: string;
  cause: string;
  details: { title: string; source: string; message: string }[];
};

export function invalidInput(code: string, cause: string, detail: { source: string; message: string }): Problem {
  return { status: 400, code, cause, details: [{ title: cause, ...detail }] };
}

export function answerProblem(c: Context<SandboxEnv>, problem: Problem): Response {
  const { status, code, cause } = problem;
  return c.json(
    {
      title: status === 404 ? "Not found" : "Input data failed validation",
      errorId: `ERROR-${randomUUID()}`,
      status,
      code,
      cause,
      action: status === 404 ? "Correct the address and retry request" : "Correct input data and retry request",
      correlationId: c.get("correlationId"),
      details: problem.details.map((detail) => ({ code, ...detail })),
    },
    status,
  );
}

export function notFound(c: Context<SandboxEnv>, cause: string): Response {
  return answerProblem(c, { status: 404, code: "E706904", cause, details: [] });
}

export function unauthorized(c: Context, description: string): Response {
  return c.json({ error: "Unauthorized", error_description: description }, 401);
}

export function forbidden(c: Context): Response {
  return c.json({ error: "Forbidden", error_description: "These credentials do not provide authorized access." }, 403);
}

/** Both ids are in every answer, failures included. */
export const correlate: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const correlationId = c.req.header("X-Correlation-ID") ?? randomUUID();
  const requestId = c.req.header("X-Request-ID");
  c.set("correlationId", correlationId);
  c.header("X-Correlation-ID", correlationId);
  if (requestId !== undefined) c.header("X-Request-ID", requestId);
  await next();
};
