import "server-only";
import { settings } from "@/lib/support/env";

interface HostCookie {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean };
}

/** `__Host-` and Secure whenever the portal is on https; a bare name on plain http, which only loopback may use. */
export function sessionCookie(appOrigin = settings().appOrigin): HostCookie {
  return hostCookie("headwater.sid", appOrigin);
}

/** Where the sign-in library keeps the page to return to; by itself it names a cookie that other hosts could set. */
export function callbackCookie(appOrigin = settings().appOrigin): HostCookie {
  return hostCookie("headwater.callback", appOrigin);
}

/** What one visit to the sign-in provider is checked against when it ends here. */
export function visitCookie(check: "pkce" | "state" | "nonce", appOrigin = settings().appOrigin): HostCookie {
  return hostCookie(`headwater.${check}`, appOrigin);
}

export function hostCookie(name: string, appOrigin: string): HostCookie {
  const secure = appOrigin.startsWith("https://");
  return { name: secure ? `__Host-${name}` : name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } };
}
