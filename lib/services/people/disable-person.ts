import "server-only";
import { endLinksOf } from "@/lib/db/password-link-rows";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import { setDisabled } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonChangeWanted, PersonRefusal } from "@/lib/domain/people/person-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";
import { now } from "@/lib/support/clock";

/** Takes effect on the next request: all sessions end, and a link that is out opens nothing. */
export function disablePerson(
  scope: StaffScope,
  { id, version }: PersonChangeWanted,
): Promise<Result<{ id: string }, PersonRefusal>> {
  return changePerson(scope, {
    id,
    version,
    change: "disable",
    verb: "person:disabled",
    done: ({ state }) => (state === "disabled" ? { id } : null),
    apply: async (db, { state }) => {
      const at = now();
      await setDisabled(db, id, at);
      await revokeSessionsOf(db, id, at);
      await endLinksOf(db, id, at);
      return { result: ok({ id }), detail: { stateBefore: state, state: "disabled" } };
    },
  });
}
