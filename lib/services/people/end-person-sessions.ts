import "server-only";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonRefusal, PersonWanted } from "@/lib/domain/people/person-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";
import { now } from "@/lib/support/clock";

/** Signs a person out everywhere, on the next request of each of their browsers. */
export function endPersonSessions(
  scope: StaffScope,
  { id }: PersonWanted,
): Promise<Result<{ ended: number }, PersonRefusal>> {
  return changePerson<{ ended: number }>(scope, {
    id,
    change: "end-sessions",
    verb: "person:sessions-ended",
    done: () => null,
    apply: async (db) => {
      const ended = await revokeSessionsOf(db, id, now());
      return { result: ok({ ended }), detail: ended === 0 ? null : { ended } };
    },
  });
}
