import "server-only";
import { redirect } from "next/navigation";
import { type SignedIn, signedIn } from "@/lib/auth/current-scope";
import { landingPath } from "@/lib/auth/landing-path";
import { toSignIn } from "@/lib/auth/to-sign-in";

/** For the one page that whoever has still a second factor to set up or to prove may see; everybody else is led past it. */
export async function requireEnrolment(asked: string): Promise<SignedIn> {
  const found = await signedIn();
  if (!found) return toSignIn();
  if (!found.lacksFactor) redirect((await landingPath(asked)) ?? "/");
  return found;
}
