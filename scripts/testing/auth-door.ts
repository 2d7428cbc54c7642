import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";

/** What the route under /api/auth does for the sign-in library, without the framework around it. */
export async function answerAtDoor(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: NextAuthOptions,
): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://here");
  const pairs = (incoming.headers.cookie ?? "").split("; ").filter((pair) => pair !== "");
  const asked = Object.assign(incoming, {
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
    cookies: Object.fromEntries(pairs.map((pair) => decodeURIComponent(pair).split(/=(.*)/s).slice(0, 2))),
    body: Object.fromEntries(new URLSearchParams(await text(incoming))),
  });
  const answered = Object.assign(outgoing, {
    status: (code: number) => Object.assign(outgoing, { statusCode: code }),
    json: (body: unknown) => outgoing.end(JSON.stringify(body)),
    send: (body: unknown) => outgoing.end(typeof body === "string" ? body : JSON.stringify(body ?? {})),
  });
  await NextAuth(asked as unknown as NextApiRequest, answered as unknown as NextApiResponse, options);
}
