import "server-only";
import { signedIn } from "@/lib/auth/current-scope";
import { startPath } from "@/lib/domain/people/display";

const ENROLMENT = "/second-factor";

/** Where whoever has still a second factor to set up or to prove is led, and from there on to what they asked for. */
export function enrolmentPath(asked: string): string {
  return asked === "/" ? ENROLMENT : `${ENROLMENT}?${new URLSearchParams({ callbackUrl: asked })}`;
}

/** Where signing in leads: to what was asked for, else to the page one begins with; null when nobody is signed in. */
export async function landingPath(asked: string): Promise<string | null> {
  const found = await signedIn();
  if (!found) return null;
  if (found.lacksFactor) return enrolmentPath(asked);
  return asked === "/" ? startPath(found.user.role, found.user.startPage) : asked;
}
