import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer as createNet, type Server, type Socket } from "node:net";

const GIGABYTE = 2 ** 30;
const PIECE = Buffer.alloc(256 * 1024, 0x20);
const STEP_MS = 200;
const HOPS = 5;

type Act = (socket: Socket, path: string) => void;

/** What one socket can do that no emulator of an upstream would. The first part of the path says which. */
const ACTS: Readonly<Record<string, Act>> = {
  closes: (socket) => socket.end(),
  resets: (socket) => socket.resetAndDestroy(),
  "half-a-head": (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/js"),
  "a-head-by-letters": (socket) => trickle(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"),
  "only-interim-answers": (socket) => repeat(socket, "HTTP/1.1 102 Processing\r\n\r\n"),
  "two-lengths": (socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}"),
  "length-and-chunks": (socket) =>
    socket.end(
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}",
    ),
  "no-head-at-all": (socket) => socket.end('{"customers":[]}'),
  "a-gigabyte": (socket, path) => {
    const type = path.endsWith("/output") ? "application/x-gzip" : "application/json";
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${GIGABYTE}\r\n\r\n`);
    pour(socket, GIGABYTE);
  },
  "an-answer-before-the-question-ends": (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull");
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]");
  },
};

export interface HostileServer {
  /** The base address at which this act is met. */
  base(act: string): string;
  readonly acts: readonly string[];
  /** An address of another host; nobody may ever ask it anything. */
  readonly elsewhere: string;
  /** How often somebody did. */
  strayed(): number;
  stop(): void;
}

export async function startHostileServer(): Promise<HostileServer> {
  let strayed = 0;
  const canary = createHttp((_request, response) => {
    strayed += 1;
    response.end();
  });
  const elsewhere = `http://localhost:${await listen(canary)}/taken`;
  const sockets = new Set<Socket>();
  const server = createNet((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.once("data", (head) => {
      const path = head.toString("latin1").split(" ", 2)[1] ?? "/";
      const act = path.split("/")[1] ?? "";
      const hop = /^hop-(\d)$/.exec(act);
      if (hop) return redirect(socket, Number(hop[1]), elsewhere);
      ACTS[act]?.(socket, path);
    });
  });
  const port = await listen(server);
  return {
    base: (act) => `http://127.0.0.1:${port}/${act}`,
    acts: [...Object.keys(ACTS), "hop-1"],
    elsewhere,
    strayed: () => strayed,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      canary.close();
    },
  };
}

function redirect(socket: Socket, hop: number, elsewhere: string): void {
  const to = hop < HOPS ? `/hop-${hop + 1}` : elsewhere;
  socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${to}\r\nContent-Length: 0\r\n\r\n`);
}

function trickle(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ""), STEP_MS);
  socket.once("close", () => clearInterval(timer));
}

function repeat(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 5);
  socket.once("close", () => clearInterval(timer));
}

function pour(socket: Socket, bytes: number): void {
  let left = bytes;
  const go = () => {
    while (left > 0 && !socket.destroyed) {
      left -= PIECE.length;
      if (!socket.write(PIECE)) return;
    }
  };
  socket.on("drain", go);
  go();
}

function listen(server: Server | ReturnType<typeof createHttp>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
