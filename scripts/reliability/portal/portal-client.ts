import type { Readable } from "node:stream";
import { Pool } from "undici";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Ask {
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "TRACE";
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Readable;
}

export interface ActionCall {
  readonly id: string;
  /** The address of the page it is posted on. */
  readonly path: string;
  readonly input: unknown;
  readonly cookie?: string;
  /** Null: none is sent. */
  readonly origin?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as a browser does, but with any path, and with nothing added or followed. */
export interface PortalClient {
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Calls a server action as the pages' own script does. */
  act(call: ActionCall): Promise<Answer>;
  end(): Promise<void>;
}

const WITHIN_MS = 30_000;

interface PortalPlace {
  readonly origin: string;
  readonly appOrigin: string;
  readonly connection?: Pool.Options;
}

export function portalClient({ origin, appOrigin, connection }: PortalPlace): PortalClient {
  const pool = new Pool(origin, { connections: 16, headersTimeout: WITHIN_MS, bodyTimeout: WITHIN_MS, ...connection });
  const host = new URL(appOrigin).host;
  const ask = async (path: string, { method = "GET", cookie, headers, body }: Ask = {}): Promise<Answer> => {
    const answer = await pool.request({
      path,
      method,
      headers: { host, ...(cookie ? { cookie } : {}), ...headers },
      body: body ?? null,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  };
  return {
    ask,
    act: ({ id, path, input, cookie, origin: from = appOrigin, headers }) =>
      ask(path, {
        method: "POST",
        ...(cookie ? { cookie } : {}),
        headers: {
          "next-action": id,
          "content-type": "text/plain;charset=UTF-8",
          accept: "text/x-component",
          ...(from === null ? {} : { origin: from }),
          ...headers,
        },
        body: JSON.stringify([input]),
      }),
    end: () => pool.destroy(),
  };
}

/** What an action answered: "ok", the code of its refusal, or the status of an answer that is not an action's. */
export function saidOf({ status, text }: Answer): string {
  if (/"ok":true/.test(text)) return "ok";
  return /"ok":false,"refusal":\{"code":"([a-z0-9-]+)"/.exec(text)?.[1] ?? `status ${status}`;
}
