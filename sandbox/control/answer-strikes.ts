import { emptyListAnswer, htmlAnswer, statusAnswer } from "./fault-answers";
import type { FaultOf } from "./faults";
import { replaceAnswer, type Strikes } from "./struck-call";

type Kind =
  | "status"
  | "unauthorized"
  | "forbidden"
  | "rate-limited"
  | "redirect"
  | "html"
  | "empty-body"
  | "empty-list"
  | "wrong-content-type"
  | "set-cookie"
  | "wrong-date";

export const ANOTHER_HOST = "http://elsewhere.invalid";

function retryAfter({ retryAfter, form }: FaultOf<"rate-limited">): string | null {
  const seconds = retryAfter ?? 2;
  switch (form ?? "seconds") {
    case "seconds":
      return String(seconds);
    case "date":
      return new Date(Date.now() + seconds * 1_000).toUTCString();
    case "absurd":
      return "99999999999999999999";
    case "negative":
      return "-5";
    case "garbage":
      return "in a while";
    case "absent":
      return null;
  }
}

function withHeader(answer: Response, name: string, value: string): Response {
  const headers = new Headers(answer.headers);
  headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Answers of another status, body or header than the upstream would give. */
export const ANSWER_STRIKES: Strikes<Kind> = {
  status: ({ upstream }, { status }) => statusAnswer(upstream, status ?? 500),
  unauthorized: ({ upstream }) => statusAnswer(upstream, 401),
  forbidden: ({ upstream }) => statusAnswer(upstream, 403),
  "rate-limited": ({ upstream }, fault) => {
    const answer = statusAnswer(upstream, 429);
    const value = retryAfter(fault);
    return value === null ? answer : withHeader(answer, "Retry-After", value);
  },
  redirect: ({ c }, { status, to }) => {
    const { pathname, search } = new URL(c.req.url);
    const target = to ?? `${ANOTHER_HOST}${pathname}${search}`;
    return new Response(null, { status: status ?? 307, headers: { Location: target } });
  },
  html: (_call, { status }) => htmlAnswer(status ?? 502),
  "empty-body": async ({ c, next }) => {
    await next();
    const { status, headers } = c.res;
    const type = headers.get("Content-Type");
    return replaceAnswer(c, new Response("", { status, headers: type === null ? {} : { "Content-Type": type } }));
  },
  "empty-list": async ({ c, next }) => {
    await next();
    return replaceAnswer(c, await emptyListAnswer(c.res));
  },
  "wrong-content-type": async ({ c, next }, { contentType }) => {
    await next();
    return replaceAnswer(c, withHeader(c.res, "Content-Type", contentType ?? "application/octet-stream"));
  },
  "set-cookie": async ({ c, next }) => {
    await next();
    return replaceAnswer(c, withHeader(c.res, "Set-Cookie", "session=planted; Path=/; SameSite=None"));
  },
  "wrong-date": async ({ c, next }, { seconds }) => {
    await next();
    const date = new Date(Date.now() + (seconds ?? 86_400) * 1_000).toUTCString();
    return replaceAnswer(c, withHeader(c.res, "Date", date));
  },
};
