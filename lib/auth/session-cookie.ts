import "server-only";
import { settings } from "@/lib/support/env";

/** `__Host-` and Secure whenever the portal is on https; a bare name on plain http, which only loopback may use. */
export function sessionCookie(): {
  name: string;
  options: { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean };
} {
  const secure = settings().appOrigin.startsWith("https://");
  return {
    name: secure ? "__Host-headwater.sid" : "headwater.sid",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}
