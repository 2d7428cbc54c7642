import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import type { Ground } from "../ground";
import { setCookies, signInWith, takeToken } from "./door-steps";
import { type PortalClient, portalClient } from "./portal-client";
import { emailOf } from "./principals";
import type { StandingFront } from "./standing-front";

const GUESSES = 40;
const MOST_FROM_ADDRESS = 30;
const HOST = "portal.example";

export interface FrontProbes {
  readonly ground: Ground;
  readonly front: StandingFront;
  /** Comes from 127.0.0.2. */
  readonly client: PortalClient;
}

/** What nginx refuses, overwrites and passes on; what is wrong is told. */
export async function probeFront(probes: FrontProbes): Promise<string[]> {
  const raw = await Promise.all(RAW.map((one) => rawFault(probes.front, one)));
  return [
    ...raw.flat(),
    ...(await bodyFaults(probes)),
    ...(await addressFaults(probes)),
    ...(await answerFaults(probes)),
  ];
}

interface Raw {
  readonly said: string;
  /** Null: the connection is closed without a word. */
  readonly due: RegExp | null;
}

const ASKED = `Host: ${HOST}\r\nConnection: close\r\n\r\n`;
const RAW: readonly Raw[] = [
  { said: `GET http://evil.example/sign-in HTTP/1.1\r\n${ASKED}`, due: null },
  { said: `GET https://${HOST}/sign-in HTTP/1.1\r\n${ASKED}`, due: /^HTTP\/1.1 400/ },
  ...["TRACE", "PUT", "DELETE", "OPTIONS", "PROPFIND", "CONNECT"].map((method) => ({
    ...{ said: `${method} / HTTP/1.1\r\n${ASKED}`, due: /^HTTP\/1.1 40[05]/ },
  })),
  { said: "GET /sign-in HTTP/1.1\r\nHost: evil.example\r\n\r\n", due: null },
  { said: "GET /sign-in HTTP/1.0\r\n\r\n", due: null },
  {
    said: `POST /sign-in HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n${ASKED}0\r\n\r\n`,
    due: /^HTTP\/1.1 400/,
  },
  { said: `GET /sign-in HTTP/1.1\r\nX: ${"x".repeat(40_000)}\r\n${ASKED}`, due: /^HTTP\/1.1 400/ },
  { said: `GET /sign-in HTTP/1.1\r\n${ASKED}`, due: /^HTTP\/1.1 200/ },
];

async function rawFault({ httpsPort }: StandingFront, { said, due }: Raw): Promise<string[]> {
  const socket = connect({ port: httpsPort, host: "127.0.0.1", servername: HOST, rejectUnauthorized: false });
  socket.on("error", () => undefined);
  socket.write(said);
  const answer = await text(socket).catch(() => "");
  const isDue = due === null ? answer === "" : due.test(answer);
  return isDue ? [] : [`${said.slice(0, 60)} was answered ${answer.slice(0, 60)}`];
}

async function bodyFaults({ client }: FrontProbes): Promise<string[]> {
  const cases = [
    ["/sign-in", 6 * 2 ** 20 + 1],
    ["/api/auth/callback/credentials", 64 * 1_024 + 1],
  ] as const;
  const statuses = await Promise.all(
    cases.map(
      async ([path, bytes]) => (await client.ask(path, { method: "POST", body: new Uint8Array(bytes) })).status,
    ),
  );
  return statuses.flatMap((status, at) => (status === 413 ? [] : [`${cases[at]?.join(" ")} bytes: ${status}`]));
}

/** The address that limits count and sessions keep is the one nginx sees, whatever is said. */
async function addressFaults({ client, ground }: FrontProbes): Promise<string[]> {
  await ground.sql("TRUNCATE sign_in_limit");
  const token = await takeToken(client);
  let tried = 0;
  for (let turn = 0; turn < GUESSES; turn += 1) {
    const guess = { email: `nobody-${turn}@people.example`, password: "a wrong guess", address: `198.18.0.${turn}` };
    const { answer } = await signInWith(client, guess, token);
    if (!answer.text.includes("too-many")) tried += 1;
  }
  await ground.sql("TRUNCATE sign_in_limit");
  const { answer } = await signInWith(client, { email: emailOf("analyst"), address: "203.0.113.9" });
  const [session] = await ground.sql<{ ip: string }>("SELECT ip FROM app_session ORDER BY created_at DESC LIMIT 1");
  const cookies = setCookies(answer);
  return [
    ...(tried > MOST_FROM_ADDRESS ? [`${tried} guesses under forged addresses were tried`] : []),
    ...(session?.ip === "127.0.0.2" ? [] : [`a session is kept as from ${session?.ip}`]),
    ...cookies
      .filter((line) => !/^__Host-[\w.-]+=.*; *Secure/i.test(line))
      .map((line) => `a cookie is set with ${line.replace(/=[^;]*/, "=…")}`),
    ...(cookies.some((line) => line.startsWith("__Host-headwater.sid=")) ? [] : ["nobody was signed in"]),
  ];
}

async function answerFaults({ client, front }: FrontProbes): Promise<string[]> {
  const forged = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", forwarded: "host=evil.example" };
  const page = await client.ask("/customers", { headers: forged });
  const unsafe = portalClient({ origin: `http://127.0.0.1:${front.httpPort}`, appOrigin: `https://${HOST}` });
  const plain = await unsafe.ask("/customers?page=2");
  await unsafe.end();
  const second = await statusByHttp2(front);
  return [
    ...(/evil\.example/.test(JSON.stringify(page)) ? ["a forged host comes back"] : []),
    ...(/^\d|nginx\//.test(String(page.headers.server)) ? [`it names its version: ${page.headers.server}`] : []),
    ...(typeof page.headers["strict-transport-security"] === "string" ? [] : ["HSTS is not said once"]),
    ...(plain.status === 308 && plain.headers.location === `https://${HOST}/customers?page=2`
      ? []
      : [`plain http is answered ${plain.status} ${plain.headers.location}`]),
    ...(second === 200 ? [] : [`HTTP/2 is answered ${second}`]),
  ];
}

function statusByHttp2({ httpsPort }: StandingFront): Promise<number> {
  const session = connectHttp2(`https://127.0.0.1:${httpsPort}`, { servername: HOST, rejectUnauthorized: false });
  return new Promise<number>((resolve) => {
    session.on("error", () => resolve(0));
    const stream = session.request({ ":path": "/sign-in", ":authority": HOST });
    stream.on("response", (headers) => resolve(Number(headers[":status"])));
    stream.on("error", () => resolve(0));
    stream.resume().end();
  }).finally(() => session.destroy());
}
