import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/support/content-security-policy";
import { isDevelopment, settings } from "@/lib/support/env";

const METHODS = ["GET", "HEAD", "POST"];
const PUBLIC_FILES = /^\/(_next\/static\/|icon\.svg|robots\.txt)/;
const ONE_YEAR_S = 31_536_000;

/** Sets headers and turns away methods nobody uses. It decides no access: pages, routes and actions do, each for itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const response = METHODS.includes(request.method)
    ? NextResponse.next({ request: { headers: requestHeaders(request, policy) } })
    : new NextResponse(null, { status: 405, headers: { Allow: METHODS.join(", ") } });
  for (const [name, value] of Object.entries(responseHeaders(request, policy))) response.headers.set(name, value);
  return response;
}

/** Next puts the nonce it finds in the request's policy on its own scripts; pages read their address from the other. */
function requestHeaders(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-headwater-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return headers;
}

function responseHeaders(request: NextRequest, policy: string): Record<string, string> {
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(settings().appOrigin.startsWith("https://")
      ? { "Strict-Transport-Security": `max-age=${ONE_YEAR_S}; includeSubDomains` }
      : {}),
    ...(PUBLIC_FILES.test(request.nextUrl.pathname) ? {} : { "Cache-Control": "private, no-store" }),
  };
}
