import "server-only";
import { hasOwnPassword, type OwnScope } from "@/lib/auth/own-account";
import { loadOwnDisplay } from "@/lib/auth/own-display";
import { loadOwnFactor } from "@/lib/auth/own-factor";
import { loadOwnSessions } from "@/lib/auth/own-sessions";
import { timeZones } from "@/lib/domain/people/display";

/** What stands on one's own profile, the same on both sides. */
export async function loadOwnProfile(scope: OwnScope) {
  const [sessions, factor, display, hasPassword] = await Promise.all([
    loadOwnSessions(scope),
    loadOwnFactor(scope),
    loadOwnDisplay(scope),
    hasOwnPassword(scope),
  ]);
  const { name, email } = scope;
  return { person: { name, email, hasPassword }, sessions, factor, display, zones: timeZones() };
}
