import "server-only";
import { removeFactor } from "@/lib/db/factor-rows";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonChangeWanted, PersonRefusal } from "@/lib/domain/people/person-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";
import { now } from "@/lib/support/clock";

/** For who lost both app and recovery codes: the password alone lets in again. All sessions end. */
export function resetPersonFactor(
  scope: StaffScope,
  { id, version }: PersonChangeWanted,
): Promise<Result<{ id: string }, PersonRefusal>> {
  return changePerson(scope, {
    id,
    version,
    change: "factor",
    verb: "person:factor-reset",
    done: ({ factorSince }) => (factorSince === null ? { id } : null),
    apply: async (db) => {
      await removeFactor(db, id);
      const ended = await revokeSessionsOf(db, id, now());
      return { result: ok({ id }), detail: { ended } };
    },
  });
}
