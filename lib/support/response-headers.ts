import "server-only";

const PUBLIC_FILES = /^\/(_next\/static\/|icon\.svg|favicon\.ico|robots\.txt)/;
/** It says itself for how long, where it answers at all. */
const KEPT_FOR_A_WHILE = "/api/branding/logo";
const ONE_YEAR_S = 31_536_000;

export interface Answered {
  readonly policy: string;
  readonly appOrigin: string;
  readonly path: string;
}

/** What every answer carries (RELIABILITY.md 2, "Headers"). None invites other origins, so browsers let none read it. */
export function responseHeaders({ policy, appOrigin, path }: Answered): Record<string, string> {
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ...(appOrigin.startsWith("https://")
      ? { "Strict-Transport-Security": `max-age=${ONE_YEAR_S}; includeSubDomains` }
      : {}),
    ...(PUBLIC_FILES.test(path) || path === KEPT_FOR_A_WHILE ? {} : { "Cache-Control": "private, no-store" }),
  };
}
