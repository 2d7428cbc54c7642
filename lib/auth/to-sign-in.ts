import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { signedIn } from "@/lib/auth/current-scope";
import { enrolmentPath } from "@/lib/auth/landing-path";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { returnPath } from "@/lib/domain/access/return-path";

/** Set by proxy.ts, because a page does not know its own address; a forged one leads to a page of ours at most. */
export const ASKED_PATH_HEADER = "x-headwater-path";

/**
 * Ends the request at the door: after signing in one is back here, and a session that ran out is called so. Whoever is
 * in but for their second factor is led to it.
 */
export async function toSignIn(): Promise<never> {
  const asked = returnPath((await headers()).get(ASKED_PATH_HEADER));
  if ((await signedIn())?.lacksFactor) redirect(enrolmentPath(asked));
  const hadSession = (await cookies()).has(sessionCookie().name);
  const params = new URLSearchParams();
  if (asked !== "/") params.set("callbackUrl", asked);
  if (hadSession) params.set("was", "ended");
  redirect(params.size > 0 ? `/sign-in?${params}` : "/sign-in");
}
