import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/support/content-security-policy";
import { isDevelopment, settings } from "@/lib/support/env";
import { responseHeaders } from "@/lib/support/response-headers";

const METHODS = ["GET", "HEAD", "POST"];
const NONCE_BYTES = 16;
/** As in next.config.js: a file of 5 MB to import and the form around it. Under /api only a sign-in is sent. */
const MOST_BYTES = { page: 6 * 1024 * 1024, api: 64 * 1024 };

/**
 * Sets headers and turns away methods nobody uses and bodies nobody sends. It decides no access: pages, routes and
 * actions do, each for itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(NONCE_BYTES).toString("base64url");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const response =
    (await refused(request)) ?? NextResponse.next({ request: { headers: requestHeaders(request, policy) } });
  const told = responseHeaders({ policy, appOrigin: settings().appOrigin, path: request.nextUrl.pathname });
  for (const [name, value] of Object.entries(told)) response.headers.set(name, value);
  return response;
}

async function refused(request: NextRequest): Promise<NextResponse | null> {
  if (!METHODS.includes(request.method)) {
    return new NextResponse(null, { status: 405, headers: { Allow: METHODS.join(", ") } });
  }
  const most = MOST_BYTES[request.nextUrl.pathname.startsWith("/api/") ? "api" : "page"];
  return (await isLongerThan(most, request)) ? new NextResponse(null, { status: 413 }) : null;
}

/** A length that is told is held to by the parser; without one the bytes are counted. Next alone would cut the body. */
async function isLongerThan(most: number, request: NextRequest): Promise<boolean> {
  const told = request.headers.get("content-length");
  if (told !== null) return Number(told) > most;
  const reader = request.body?.getReader();
  let bytes = 0;
  while (reader && bytes <= most) {
    const { done, value } = await reader.read();
    if (done) return false;
    bytes += value.byteLength;
  }
  return bytes > most;
}

/** Next puts the nonce it finds in the request's policy on its own scripts; pages read their address from the other. */
function requestHeaders(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-headwater-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return headers;
}
