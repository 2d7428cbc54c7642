import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createNetServer, type Server as NetServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { openStream, send } from "@/lib/upstreams/http";
import type { UpstreamRequest } from "@/lib/upstreams/upstream-request";

const CANARY = "canary-key-4711";
const servers: { close: () => void }[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server | NetServer): Promise<string> {
  server.on("connection", (socket: Socket) => sockets.add(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `http://127.0.0.1:${address.port}`;
}

const http = (listener: RequestListener) => listening(createServer(listener));
const raw = (answer: (socket: Socket) => void) =>
  listening(createNetServer((socket) => socket.on("error", () => undefined).once("data", () => answer(socket))));

const get = (base: string, more: Partial<UpstreamRequest> = {}): UpstreamRequest => ({
  upstream: "cloudhealth",
  method: "GET",
  base,
  path: "/things/:id",
  params: { id: CANARY },
  query: [["api_key", CANARY]],
  headers: { authorization: `Bearer ${CANARY}` },
  ...more,
});

async function failureOf(work: Promise<unknown>): Promise<UpstreamFailure> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamFailure)) throw new Error(`Expected an UpstreamFailure, got ${inspect(error)}`);
  return error;
}

describe("send", () => {
  test("asks for the address made of base, path and query, identity only", async () => {
    const base = await http((request, response) => {
      response.end(JSON.stringify({ url: request.url, encoding: request.headers["accept-encoding"] }));
    });
    const answer = await send(
      get(`${base}/prefix/`, { params: { id: "a/b ?" }, query: [["dimensions[]", "a&b"]], headers: {} }),
    );
    expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({
      url: "/prefix/things/a%2Fb%20%3F?dimensions%5B%5D=a%26b",
      encoding: "identity",
    });
  });

  test("an error status is an answer, not a failure", async () => {
    const base = await http((_, response) => response.writeHead(503, { "Retry-After": "7" }).end("{}"));
    const answer = await send(get(base));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "7"]);
  });

  test("a redirect is refused and its target never asked", async () => {
    let asked = 0;
    const target = await http((_, response) => {
      asked += 1;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const base = await http((_, response) => response.writeHead(status, { Location: target }).end());
      const failure = await failureOf(send(get(base)));
      expect([failure.reason, failure.sent, failure.status]).toEqual(["unreadable", true, status]);
    }
    expect(asked).toBe(0);
  });

  test("a compressed answer is refused unread", async () => {
    const base = await http((_, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end("x"));
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreadable", sent: true });
  });

  test("an answer larger than the cap is cut off, stated length or not", async () => {
    const base = await http((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    expect(await failureOf(send(get(base, { maxBytes: 1_000_000 })))).toMatchObject({ reason: "unreadable" });
  });

  test("an answer of exactly the cap is taken", async () => {
    const base = await http((_, response) => response.end(Buffer.alloc(1_000)));
    expect((await send(get(base, { maxBytes: 1_000 }))).body.byteLength).toBe(1_000);
  });

  test("one byte every 200 ms ends at the deadline", async () => {
    const base = await http((_, response) => {
      const drip = setInterval(() => response.write("x"), 200);
      response.on("close", () => clearInterval(drip));
    });
    const startedAt = performance.now();
    expect(await failureOf(send(get(base, { deadlineMs: 900 })))).toMatchObject({ reason: "slow", sent: true });
    expect(performance.now() - startedAt).toBeLessThan(1_900);
  });

  test("a call ends at the deadline while its connection is still being made", async () => {
    const base = (await raw(() => undefined)).replace("http:", "https:");
    const startedAt = performance.now();
    expect(await failureOf(send(get(base, { deadlineMs: 300 })))).toMatchObject({ reason: "slow" });
    expect(performance.now() - startedAt).toBeLessThan(1_300);
  });

  test("no answer within the time for its head is slow", async () => {
    const base = await http(() => undefined);
    const startedAt = performance.now();
    expect(await failureOf(send(get(base, { headersTimeoutMs: 300 })))).toMatchObject({ reason: "slow", sent: true });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  test("a body shorter than stated is unreadable", async () => {
    const base = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"));
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreadable", sent: true, status: 200 });
  });

  test("a chunked body without its end is unreadable", async () => {
    const base = await raw((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
    );
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreadable", sent: true });
  });

  test("what is not HTTP is unreadable", async () => {
    const base = await raw((socket) => socket.end("SSH-2.0-surprise\r\n"));
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreadable", sent: true });
  });

  test("endless headers are unreadable", async () => {
    const base = await raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const flood = () => {
        while (!socket.destroyed && socket.write(`X-Filler: ${"y".repeat(4_000)}\r\n`));
        if (!socket.destroyed) socket.once("drain", flood);
      };
      flood();
    });
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreadable", sent: true });
  });

  test("a connection cut before the head may have been served", async () => {
    const base = await raw((socket) => socket.resetAndDestroy());
    expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreachable", sent: true });
  });

  test("a refused connection, an unknown host and a failed handshake were certainly not sent", async () => {
    const plain = await http((_, response) => response.end());
    const gone = await http((_, response) => response.end());
    servers.pop()?.close();
    for (const base of [gone, "http://no-such-host.invalid", plain.replace("http:", "https:")]) {
      expect(await failureOf(send(get(base)))).toMatchObject({ reason: "unreachable", sent: false });
    }
  });

  test("a key no header can hold is not sent", async () => {
    const base = await http((_, response) => response.end());
    const failure = await failureOf(send(get(base, { headers: { authorization: `Bearer ${CANARY}\nX: 1` } })));
    expect([failure.reason, failure.sent, inspect(failure).includes(CANARY)]).toEqual(["credentials", false, false]);
  });

  test("no error shows the address, the query, a header or the body", async () => {
    const faults = [
      await raw((socket) => socket.resetAndDestroy()),
      await http((_, response) => response.writeHead(302, { Location: `/x?${CANARY}` }).end(CANARY)),
      await raw((socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${CANARY}\r\nContent-Length: 100\r\n\r\n${CANARY}`)),
      "http://no-such-host.invalid",
    ];
    for (const base of faults) {
      const failure = await failureOf(send(get(base, { method: "POST", body: CANARY })));
      const shown = inspect(failure, { depth: 10, showHidden: true }) + JSON.stringify(failure) + failure.stack;
      expect(shown).not.toContain(CANARY);
      expect(shown).not.toContain("no-such-host");
      expect(failure.message).toMatch(/^cloudhealth POST \/things\/:id: /);
    }
  });

  test("a path parameter cannot climb out of its place", async () => {
    await expect(send(get("http://127.0.0.1:1", { params: { id: ".." } }))).rejects.toThrow("Path needs id");
    await expect(send(get("http://127.0.0.1:1", { params: {} }))).rejects.toThrow("Path needs id");
  });
});

describe("openStream", () => {
  test("hands the body on as sent", async () => {
    const base = await http((_, response) => response.end(Buffer.from([0x1f, 0x8b, 0, 255])));
    const stream = await openStream(get(base));
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.bytes) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(Buffer.from([0x1f, 0x8b, 0, 255]));
  });

  test("the cap, the deadline and a cut end the reading with a failure", async () => {
    const drain = async (base: string, more: Partial<UpstreamRequest>) => {
      for await (const chunk of (await openStream(get(base, more))).bytes) expect(chunk.byteLength).toBeGreaterThan(0);
    };
    const large = await http((_, response) => response.end(Buffer.alloc(5_000_000)));
    expect(await failureOf(drain(large, { maxBytes: 1_000 }))).toMatchObject({ reason: "unreadable" });
    const drip = await http((_, response) => {
      const dripping = setInterval(() => response.write("x"), 100);
      response.on("close", () => clearInterval(dripping));
    });
    expect(await failureOf(drain(drip, { deadlineMs: 600 }))).toMatchObject({ reason: "slow" });
    const cut = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"));
    expect(await failureOf(drain(cut, {}))).toMatchObject({ reason: "unreadable" });
  });

  test("leaving early closes the connection", async () => {
    let closed = false;
    const base = await http((_, response) => {
      response.on("close", () => {
        closed = true;
      });
      response.write(Buffer.alloc(1_000));
    });
    for await (const chunk of (await openStream(get(base))).bytes) {
      expect(chunk.byteLength).toBe(1_000);
      break;
    }
    for (let waited = 0; !closed && waited < 20; waited += 1) await sleep(50);
    expect(closed).toBe(true);
  });
});
