import { connect } from "node:net";

export type WireAnswer = {
  /** Everything the server wrote, letter by letter. */
  head: string;
  body: Buffer;
  /** How the connection ended: by the server's FIN, by its RST, or not before `forMs` had passed. */
  end: "closed" | "reset" | "open";
};

type RawCall = { method?: string; headers?: Record<string, string>; body?: string; forMs?: number; upTo?: number };

function split(bytes: Buffer): { head: string; body: Buffer } {
  const at = bytes.indexOf("\r\n\r\n");
  return at === -1
    ? { head: bytes.toString("latin1"), body: Buffer.alloc(0) }
    : { head: bytes.subarray(0, at).toString("latin1"), body: bytes.subarray(at + 4) };
}

/** A call over a bare socket: a client library hides what is wrong with an answer. */
export async function rawCall(address: string, call: RawCall = {}): Promise<WireAnswer> {
  const { hostname, port, pathname, search, host } = new URL(address);
  const { method = "GET", headers = {}, body = "", forMs = 1_500, upTo = Number.POSITIVE_INFINITY } = call;
  const socket = connect({ host: hostname, port: Number(port) });
  const chunks: Buffer[] = [];
  let end: WireAnswer["end"] = "open";
  let size = 0;
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= upTo) socket.destroy();
  });
  socket.once("end", () => {
    if (end === "open") end = "closed";
  });
  socket.once("error", () => {
    end = "reset";
  });
  const lines = Object.entries({
    Host: host,
    Connection: "close",
    "Content-Length": String(Buffer.byteLength(body)),
    ...headers,
  });
  socket.write(
    `${method} ${pathname}${search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
  const timer = setTimeout(() => socket.destroy(), forMs);
  await new Promise((resolve) => socket.once("close", resolve));
  clearTimeout(timer);
  return { ...split(Buffer.concat(chunks)), end };
}
