import { statusAnswer } from "./fault-answers";
import { pause } from "./pause";
import { breakOff, replaceAnswer, type Strikes } from "./struck-call";

type Kind =
  | "hang"
  | "slow"
  | "reset"
  | "truncate"
  | "execute-then-hang"
  | "execute-then-500"
  | "execute-then-reset"
  | "execute-later";

/** Whether, when and how often the upstream does what was asked, and whether it says so. */
export const EXECUTION_STRIKES: Strikes<Kind> = {
  hang: async ({ c }, { delayMs }) => {
    await pause(delayMs ?? null, c.env);
    return breakOff(c);
  },
  slow: async ({ c, next }, { delayMs }) => {
    await pause(delayMs ?? 3_000, c.env);
    await next();
    return undefined;
  },
  reset: ({ c }) => breakOff(c),
  truncate: async ({ c, next }) => {
    await next();
    const body = new Uint8Array(await c.res.arrayBuffer());
    const headers = Object.fromEntries([...c.res.headers].filter(([name]) => name !== "transfer-encoding"));
    c.env.outgoing.writeHead(c.res.status, { ...headers, "content-length": String(body.length) });
    await new Promise<void>((resolve) =>
      c.env.outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve()),
    );
    return replaceAnswer(c, breakOff(c));
  },
  "execute-then-hang": async ({ c, next }, { delayMs }) => {
    await next();
    await pause(delayMs ?? null, c.env);
    return replaceAnswer(c, breakOff(c));
  },
  "execute-then-500": async ({ c, next, upstream }, { status }) => {
    await next();
    return replaceAnswer(c, statusAnswer(upstream, status ?? 500));
  },
  "execute-then-reset": async ({ c, next }) => {
    await next();
    c.env.incoming.socket.resetAndDestroy();
    return replaceAnswer(c, breakOff(c));
  },
  // The body is read before the answer goes, because the connection may be gone when it is carried out.
  "execute-later": async ({ c, next, upstream, held }, { delayMs, status, cut }) => {
    await c.req.arrayBuffer();
    held.later(delayMs ?? 2_000, next);
    return cut === true ? breakOff(c) : statusAnswer(upstream, status ?? 504);
  },
};
