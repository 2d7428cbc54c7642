import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";

export interface CanaryUpstream {
  /** Stands for all three upstreams, each below a path of its own. */
  readonly base: string;
  /** Answered to calls for a token. */
  readonly token: string;
  /** Whether a call ever brought this key along. */
  sawKey(key: string): boolean;
  /** Calls below a path so far. */
  calls(path: string): number;
  /** Connections to the address that every answer tempts to. */
  strayed(): number;
  stop(): void;
}

type Answer = (response: ServerResponse, told: { readonly keys: string; readonly elsewhere: string }) => void;

const json = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** Each leads astray, or repeats the key in a place that ends in messages. */
const ANSWERS: readonly Answer[] = [
  (response, { elsewhere }) => response.writeHead(302, { location: elsewhere }).end(),
  (response, { keys }) => json(response, 401, { error: keys, errors: [keys], message: keys, title: keys }),
  (response, { keys, elsewhere }) =>
    json(linksTo(response, elsewhere), 200, {
      customers: [{ id: keys, name: keys }],
      data: [{ id: keys }],
      results: keys,
    }),
  (response, { keys }) => response.writeHead(500, { "content-type": "text/html" }).end(`<h1>${keys}</h1>`),
  (response, { keys, elsewhere }) =>
    json(response, 422, { errors: [{ message: keys, [keys]: elsewhere }], error: { message: keys } }),
  (response, { elsewhere }) => response.writeHead(307, { location: elsewhere }).end(),
  (response, { elsewhere }) => json(linksTo(response, elsewhere), 200, { customers: [], data: [], results: [] }),
];

function linksTo(response: ServerResponse, elsewhere: string): ServerResponse {
  return response
    .setHeader("link", `<${elsewhere}>; rel="next"`)
    .setHeader("location", elsewhere)
    .setHeader("refresh", `0; url=${elsewhere}`);
}

/** An upstream that takes any key, says it back and points elsewhere. */
export async function startCanaryUpstream(token: string): Promise<CanaryUpstream> {
  let strayed = 0;
  const keys: string[] = [];
  const calls = new Map<string, number>();
  const stray = createServer((_request, response) => response.end());
  stray.on("connection", () => {
    strayed += 1;
  });
  const elsewhere = `http://127.0.0.1:${await listen(stray)}/taken`;
  const server = createServer((request, response) => {
    const path = `/${request.url?.split(/[/?]/)[1] ?? ""}`;
    const count = calls.get(path) ?? 0;
    calls.set(path, count + 1);
    const brought = `${request.url} ${keysOf(request)}`;
    keys.push(brought);
    if (path === "/token" && count % 2 === 1) {
      return json(response, 200, { access_token: token, token_type: "bearer", expires_in: 30 });
    }
    const at = path === "/token" ? Math.floor(count / 2) : count;
    return ANSWERS[at % ANSWERS.length]?.(response, { keys: brought, elsewhere });
  });
  const port = await listen(server);
  return {
    base: `http://127.0.0.1:${port}`,
    token,
    sawKey: (key) => keys.some((brought) => brought.includes(key)),
    calls: (path) => calls.get(path) ?? 0,
    strayed: () => strayed,
    stop() {
      for (const one of [server, stray]) {
        one.closeAllConnections();
        one.close();
      }
    },
  };
}

function keysOf({ headers }: IncomingMessage): string {
  return [headers.authorization, headers["mc-api-key"]].filter((key) => key !== undefined).join(" ");
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
