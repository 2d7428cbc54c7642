import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { isSent } from "./is-sent";

type Detail = { title: string; source: string; message: string; printed?: string };

/**
 * A message says what is wrong with which parameter; `printed` is the sentence of the documents' example for it.
 * E7060xx are HERE's own codes; the E7069xx ones are this sandbox's, for faults the documents give no code.
 */
export type Problem = { status: 400 | 404; code: string; cause: string; details: Detail[] };

export function invalidInput(code: string, cause: string, detail: Omit<Detail, "title"> & { title?: string }): Problem {
  return { status: 400, code, cause, details: [{ title: cause, ...detail }] };
}

/** The parameter is named, and what it may be. */
export function invalidParameter(source: string, message: string): Problem {
  return invalidInput("E706900", `Invalid ${source}`, { source, message });
}

/** The schema has a list of details, every example one object without source and code. */
function showDetails({ code, details }: Problem, isObject: boolean): unknown {
  if (!isObject) return details.map(({ printed: _, ...detail }) => ({ code, ...detail }));
  const [first] = details;
  return first === undefined ? undefined : { title: first.title, message: first.printed ?? first.message };
}

export function answerProblem(sandbox: Sandbox, c: Context<SandboxEnv>, problem: Problem): Response {
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
      details: showDetails(problem, sandbox.switches.hereDetailsIsObject),
    },
    status,
  );
}

export function notFound(sandbox: Sandbox, c: Context<SandboxEnv>, cause: string): Response {
  return answerProblem(sandbox, c, { status: 404, code: "E706904", cause, details: [] });
}

export function unauthorized(c: Context, description: string): Response {
  return c.json({ error: "Unauthorized", error_description: description }, 401);
}

export function forbidden(c: Context): Response {
  return c.json({ error: "Forbidden", error_description: "These credentials do not provide authorized access." }, 403);
}

/**
 * Both ids are in every answer, whoever made it. They are set on the finished answer, since Node writes the headers of an
 * unfinished one together with its body, and in the body's encoding.
 */
export const correlate: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const correlationId = c.req.header("X-Correlation-ID") || randomUUID();
  const requestId = c.req.header("X-Request-ID");
  c.set("correlationId", correlationId);
  await next();
  if (isSent(c)) return;
  c.header("X-Correlation-ID", correlationId);
  if (requestId !== undefined) c.header("X-Request-ID", requestId);
};
