import "server-only";
import { requestAddress } from "@/lib/auth/request-address";
import { countVisit } from "@/lib/auth/sign-in-limit";
import { settings } from "@/lib/support/env";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

/** Leads back to the sign-in page whoever goes to the provider, or comes back from it, too often; null for all others. */
export async function tooManyVisits(request: Request): Promise<Response | null> {
  if (!/\/(signin|callback)\/oidc$/.test(new URL(request.url).pathname)) return null;
  const address = await requestAddress();
  const seconds = await countVisit(address);
  if (seconds === null) return null;
  noteSecurityEvent("sign-in-throttled", { ip: address });
  const url = `${settings().appOrigin}/sign-in?error=too-many:${seconds}`;
  return request.method === "POST" ? Response.json({ url }) : Response.redirect(url, 302);
}
