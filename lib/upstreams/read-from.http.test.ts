import { createServer, type RequestListener, type Server } from "node:http";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { type CallResult, openGate, type UpstreamGate } from "@/lib/upstreams/gate";
import { readFrom } from "@/lib/upstreams/read-from";

const KEY = "canary-key-0817";
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `http://127.0.0.1:${address.port}`;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Answers with one reply after another, the last one again and again. */
async function replying(...replies: Reply[]): Promise<{ url: string; served: () => number }> {
  let served = 0;
  const url = await serving((_, response) => {
    const { status = 200, headers = {}, body = '{"n":"1"}' } = replies[Math.min(served, replies.length - 1)] ?? {};
    served += 1;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  return { url, served: () => served };
}

const connect = (url: string, gate: UpstreamGate = openGate): Connection =>
  cloudmcClient({ url, apiKey: KEY, gate, deadlineMs: 2_000 }).connection;
const read = (connection: Connection) =>
  readFrom(connection, { path: "/n/:id", params: { id: "7" }, schema: z.object({ n: z.string() }) });

async function failureOf(work: Promise<unknown>): Promise<UpstreamFailure> {
  const error = await work.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamFailure)) throw new Error(`Expected an UpstreamFailure, got ${inspect(error)}`);
  return error;
}

describe("Retry-After", () => {
  test("is waited for when it fits the budget", async () => {
    const upstream = await replying({ status: 429, headers: { "retry-after": "1" } }, {});
    const startedAt = performance.now();
    expect((await read(connect(upstream.url))).value).toEqual({ n: "1" });
    expect(performance.now() - startedAt).toBeGreaterThan(990);
  });

  test("longer than the budget ends the call at once and is told", async () => {
    const upstream = await replying({ status: 503, headers: { "retry-after": "600" } });
    const results: CallResult[] = [];
    const gate = { ...openGate, settle: async (result: CallResult) => void results.push(result) };
    const startedAt = performance.now();
    expect(await failureOf(read(connect(upstream.url, gate)))).toMatchObject({
      reason: "failing",
      retryAfterMs: 600_000,
    });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect([upstream.served(), results]).toEqual([1, [{ trouble: "failing", retryAfterMs: 600_000 }]]);
  });
});

describe("an answer", () => {
  test.each([
    ["of another media type", { headers: { "content-type": "text/html" } }, "content-type"],
    ["that is no JSON", { body: "<html>" }, "not json"],
    ["that is empty", { body: "" }, "not json"],
    ["in another encoding", { body: Buffer.from('{"n":"1"}', "utf16le").toString("latin1") }, "not json"],
    ["of another shape", { body: '{"n":[{"deep":1}]}' }, "at n"],
    ["that is a bare value", { body: '"7"' }, "at the top"],
  ])("%s is unreadable and not asked for again", async (_, reply, detail) => {
    const upstream = await replying(reply);
    const failure = await failureOf(read(connect(upstream.url)));
    expect(failure.message).toBe(`cloudmc GET /n/:id: unreadable (200, ${detail})`);
    expect(upstream.served()).toBe(1);
  });

  test("with errors under a success status is a refusal", async () => {
    const upstream = await replying({
      body: `{"errors":[{"code":1,"message":"No ${KEY} for https://a.example/?k=${KEY}"}]}`,
    });
    const failure = await failureOf(read(connect(upstream.url)));
    expect([failure.reason, failure.lines]).toEqual(["refused", ["No [key] for [address]"]]);
  });

  test("that sets a cookie leaves none behind", async () => {
    const cookies: (string | undefined)[] = [];
    const url = await serving((request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(200, { "content-type": "application/json", "set-cookie": "a=b" }).end('{"n":"1"}');
    });
    await read(connect(url));
    await read(connect(url));
    expect(cookies).toEqual([undefined, undefined]);
  });
});

describe("the gate", () => {
  test("is entered and settled once for each attempt", async () => {
    const upstream = await replying({ status: 500 }, {});
    const log: string[] = [];
    const gate: UpstreamGate = {
      enter: async (priority) => void log.push(priority),
      settle: async ({ trouble }) => void log.push(String(trouble)),
    };
    await read(connect(upstream.url, gate));
    expect(log).toEqual(["sync", "failing", "sync", "null"]);
  });

  test("that is closed ends a read before anything is sent", async () => {
    const upstream = await replying({});
    const closed = new UpstreamFailure({ upstream: "cloudmc", method: "-", path: "-", reason: "failing", sent: false });
    const gate = { ...openGate, enter: () => Promise.reject(closed) };
    expect(await failureOf(read(connect(upstream.url, gate)))).toBe(closed);
    expect(upstream.served()).toBe(0);
  });
});
