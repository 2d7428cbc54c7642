import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { cookieOf, type Doors, type Probe } from "./doors";
import type { Ask } from "./portal-client";

/** Words that only staff's pages say. */
const OF_STAFF = /Borealis|Cobalt|Northpine/;
const HOPS = "middleware:middleware:middleware:middleware:middleware";

/** Ways that led past the proxy of one Next or another (RELIABILITY.md 0.2, 0.4). */
const BYPASSES: readonly (readonly [path: string, headers?: Readonly<Record<string, string>>])[] = [
  ["/customers", { "x-middleware-subrequest": HOPS }],
  ["/customers", { "x-middleware-subrequest": HOPS.replaceAll("middleware", "proxy") }],
  ["/customers", { "x-middleware-subrequest": HOPS.replaceAll("middleware", "src/middleware") }],
  ["/customers", { "x-middleware-prefetch": "1" }],
  ["/customers", { "x-middleware-invoke": "1", "x-invoke-path": "/customers" }],
  ["/sign-in", { "x-invoke-path": "/customers", "x-invoke-status": "200" }],
  ["/sign-in", { "x-middleware-rewrite": "/customers", "x-nextjs-rewrite": "/customers" }],
  ["/sign-in", { "x-matched-path": "/customers", "x-now-route-matches": "1" }],
  ["/customers.rsc"],
  ["/customers.segments/_tree.segment.rsc"],
  ["//customers"],
  ["/./customers"],
  ["/sign-in/../customers"],
  ["/%63ustomers"],
  ["/customers%2f"],
  ["/_next/data/x/customers.json", { "x-nextjs-data": "1" }],
  ["/customers", { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }],
  ["/customers", { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" }],
];

/** Nobody who is not signed in reads anything by them, and none goes past the headers that the proxy sets. */
export const probeBypasses: Probe = async ({ client }) => {
  const faults: string[] = [];
  for (const [path, headers = {}] of BYPASSES) {
    const answer = await client.ask(path, { headers });
    const title = `${path} ${JSON.stringify(headers)}`;
    if (OF_STAFF.test(answer.text)) faults.push(`${title} read what is staff's`);
    // Doubled slashes are sent to where single ones lead, before anything else is looked at.
    const isSentOn = answer.status === 308 && answer.headers.location === "/customers";
    if (!isSentOn && !answer.headers["content-security-policy"])
      faults.push(`${title} went past the proxy: ${answer.status}`);
  }
  return { tried: BYPASSES.length, faults };
};

const METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const PLACES = ["/", "/customers", "/sign-in", "/api/customers/csv", "/api/auth/session", "/icon.svg"];

export const probeMethods: Probe = async (doors) => {
  const faults: string[] = [];
  const cookie = cookieOf(doors, "admin");
  for (const path of PLACES) {
    for (const method of METHODS) {
      const { status } = await doors.client.ask(path, { method, cookie });
      if (status !== 405) faults.push(`${method} ${path} answered ${status}`);
    }
    const traced = await raw(doors, `TRACE ${path} HTTP/1.1\r\nX-Echo: quillfeather\r\nCookie: ${cookie}`);
    if (/^HTTP\/1.1 2/.test(traced) || /quillfeather|headwater\.sid/.test(traced))
      faults.push(`TRACE ${path}: ${traced}`);
  }
  return { tried: PLACES.length * (METHODS.length + 1), faults };
};

/** What no client library would send. */
async function raw({ portal }: Doors, head: string): Promise<string> {
  const { hostname, port, host } = new URL(portal.origin);
  const socket = connect(Number(port), hostname);
  socket.end(`${head}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

const FORGED: readonly Readonly<Record<string, string>>[] = [
  { host: "evil.example" },
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { forwarded: "host=evil.example;proto=https" },
  {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-original-url": "/settings",
    "x-rewrite-url": "/settings",
  },
];

/** A forged name of the host comes back nowhere: not in an address to go to, not in a cookie, not on a page. */
export const probeHosts: Probe = async (doors) => {
  const faults: string[] = [];
  const asks: readonly (readonly [string, Ask])[] = [
    ["/", {}],
    ["/customers", {}],
    ["/sign-in?callbackUrl=/customers", {}],
    ["/api/auth/signin", {}],
    ["/api/auth/providers", {}],
    ["/api/auth/session", { cookie: cookieOf(doors, "admin") }],
    ["/customers", { cookie: cookieOf(doors, "viewer-a") }],
    ["/settings/people", { cookie: cookieOf(doors, "admin") }],
  ];
  for (const headers of FORGED) {
    for (const [path, ask] of asks) {
      const answer = await doors.client.ask(path, { ...ask, headers });
      if (/evil\.example/.test(`${JSON.stringify(answer.headers)}${answer.text}`)) {
        faults.push(`${path} with ${JSON.stringify(headers)} names it`);
      }
    }
  }
  // No browser asks a portal so. Next sends it where it says, before any code of ours: it must open nothing.
  const absolute = await raw(doors, "GET http://evil.example/customers HTTP/1.1");
  if (/^HTTP\/1.1 2/.test(absolute)) faults.push(`an absolute address is served: ${absolute.slice(0, 100)}`);
  return { tried: FORGED.length * asks.length + 1, faults };
};
