import { once } from "node:events";
import type { Socket } from "node:net";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { streamOf } from "./stream-of";
import { type Call, replaceAnswer, type Strikes } from "./struck-call";

type Kind =
  | "slow-loris"
  | "endless-body"
  | "huge-body"
  | "gzip-bomb"
  | "endless-headers"
  | "chunk-garbage"
  | "status-garbage";

const PIECE = 65_536;
const JSON_TYPE = { "Content-Type": "application/json" };

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function* byteByByte(bytes: Uint8Array, everyMs: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) {
    yield bytes.subarray(at, at + 1);
    await wait(everyMs);
  }
}

/** One JSON value of exactly so many bytes: a list of one text. */
async function* longText(bytes: number): AsyncGenerator<Uint8Array> {
  const filling = Buffer.alloc(PIECE, "a");
  yield Buffer.from('["');
  for (let left = bytes - 4; left > 0; left -= PIECE) yield filling.subarray(0, Math.min(PIECE, left));
  yield Buffer.from('"]');
}

async function* endlessList(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("[0");
  const piece = Buffer.from(",0".repeat(PIECE / 2));
  for (;;) {
    yield piece;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Past the server's own writer, because it would not write this. */
async function writeRaw(socket: Socket, pieces: Iterable<string>): Promise<void> {
  const closed = new AbortController();
  socket.once("close", () => closed.abort());
  for (const piece of pieces) {
    if (socket.destroyed) return;
    if (!socket.write(piece)) await once(socket, "drain", { signal: closed.signal }).catch(() => undefined);
  }
}

function* endlessHeaderLines(): Generator<string> {
  yield "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  for (let line = 1; ; line += 1) yield `X-Line-${line}: ${"a".repeat(1_000)}\r\n`;
}

async function carryOutRaw({ c, next }: Call, pieces: string[]): Promise<undefined> {
  await next();
  await c.res.arrayBuffer();
  await writeRaw(c.env.incoming.socket, pieces);
  c.env.incoming.socket.end();
  return replaceAnswer(c, RESPONSE_ALREADY_SENT);
}

/** Answers that never end, end too late or are no HTTP. */
export const WIRE_STRIKES: Strikes<Kind> = {
  "slow-loris": async ({ c, next }, { everyMs }) => {
    await next();
    const bytes = new Uint8Array(await c.res.arrayBuffer());
    const headers = new Headers(c.res.headers);
    headers.set("Content-Length", String(bytes.length));
    const body = streamOf(byteByByte(bytes, everyMs ?? 200));
    return replaceAnswer(c, new Response(body, { status: c.res.status, headers }));
  },
  "endless-body": () => new Response(streamOf(endlessList()), { headers: JSON_TYPE }),
  "huge-body": (_call, { bytes }) => {
    const length = Math.max(4, bytes ?? 64 * 2 ** 20);
    const headers = { ...JSON_TYPE, "Content-Length": String(length) };
    return new Response(streamOf(longText(length)), { headers });
  },
  "gzip-bomb": (_call, { bytes }) => {
    const text = Readable.from(longText(Math.max(4, bytes ?? 200 * 2 ** 20)));
    const zipped = pipeline(text, createGzip(), () => undefined);
    const headers = { ...JSON_TYPE, "Content-Encoding": "gzip" };
    return new Response(streamOf(zipped), { headers });
  },
  "endless-headers": async ({ c }) => {
    await writeRaw(c.env.incoming.socket, endlessHeaderLines());
    return RESPONSE_ALREADY_SENT;
  },
  "chunk-garbage": (call) =>
    carryOutRaw(call, [
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
      "1\r\n{\r\nzz-no-length\r\n}\r\n0\r\n\r\n",
    ]),
  "status-garbage": (call) => carryOutRaw(call, ["HTTP/9.9 abc\r\nnonsense\r\n\r\n"]),
};
