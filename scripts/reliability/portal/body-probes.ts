import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { cookieOf, type Doors, type Probe } from "./doors";
import { saidOf } from "./portal-client";

const MB = 1024 * 1024;
const PIECE = new Uint8Array(64 * 1024).fill(120);

function* pieces(bytes: number): Iterable<Uint8Array> {
  for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE.subarray(0, Math.min(left, PIECE.length));
}

const TOO_LONG: readonly (readonly [path: string, bytes: number, isTold: boolean])[] = [
  ["/customers", 6 * MB + 1, true],
  ["/customers", 6 * MB + 1, false],
  ["/customers", 12 * MB, false],
  ["/sign-in", 12 * MB, true],
  ["/api/customers/csv", 65 * 1024, true],
  ["/api/auth/callback/credentials", 65 * 1024, true],
  ["/api/auth/callback/credentials", 65 * 1024, false],
];

/** A body that is too long is refused, whether it says so or is counted; the longest lawful one is read. */
export const probeBodies: Probe = async (doors) => {
  const { client, built } = doors;
  const cookie = cookieOf(doors, "operator");
  const action = built.actions.find(({ name }) => name === "keepViewAction");
  const headers = { "next-action": action?.id ?? "", origin: doors.portal.appOrigin, "content-type": "text/plain" };
  const faults: string[] = [];
  for (const [path, bytes, isTold] of TOO_LONG) {
    const body = isTold ? new Uint8Array(bytes) : Readable.from(pieces(bytes));
    const { status } = await client.ask(path, { method: "POST", cookie, headers, body });
    if (status !== 413) faults.push(`${bytes} bytes to ${path}, ${isTold ? "told" : "not told"}: ${status}`);
  }
  const long = { cookie, id: action?.id ?? "", path: "/customers", input: { isLong: "x".repeat(5.9 * MB) } };
  const said = saidOf(await client.act(long));
  if (said !== "invalid") faults.push(`a body that is just not too long: ${said}`);
  faults.push(...(await cutFaults(doors, headers, cookie)));
  return { tried: TOO_LONG.length + 4, faults };
};

/** Half of what was sent is nothing: neither with a length that is not reached nor in pieces that do not end. */
async function cutFaults(doors: Doors, given: Readonly<Record<string, string>>, cookie: string): Promise<string[]> {
  const { hostname, port, host } = new URL(doors.portal.origin);
  const faults: string[] = [];
  const keptOf = async (id: string) => (await doors.ground.sql("SELECT FROM saved_view WHERE id = $1", [id])).length;
  for (const [how, isWhole] of [
    ["length", true],
    ["length", false],
    ["pieces", false],
  ] as const) {
    const id = randomUUID();
    const body = JSON.stringify([{ id, page: "customers", name: `Kept ${id}`, params: "", shared: false }]);
    const sized =
      how === "length" ? `Content-Length: ${isWhole ? body.length : body.length + 100}` : "Transfer-Encoding: chunked";
    const head = Object.entries({ ...given, cookie, host, connection: "close" }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    const sent = how === "length" ? body : `${body.length.toString(16)}\r\n${body}\r\n`;
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(`POST /customers HTTP/1.1\r\n${head.join("\r\n")}\r\n${sized}\r\n\r\n${sent}`);
    if (!isWhole) socket.end();
    const answer = await text(socket).catch(() => "");
    if ((await keptOf(id)) !== (isWhole ? 1 : 0))
      faults.push(`a body by ${how}, whole ${isWhole}: ${answer.slice(0, 200)}`);
  }
  const smuggled = connect(Number(port), hostname);
  smuggled.on("error", () => undefined);
  smuggled.end(
    `POST /customers HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  );
  const said = await text(smuggled).catch(() => "");
  if (!said.startsWith("HTTP/1.1 400")) faults.push(`a length and pieces at once: ${said.slice(0, 60)}`);
  return faults;
}
