import "server-only";
import { setDisabled } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonChangeWanted, PersonRefusal } from "@/lib/domain/people/person-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";

/** Lets somebody sign in again, with the password they had. */
export function enablePerson(
  scope: StaffScope,
  { id, version }: PersonChangeWanted,
): Promise<Result<{ id: string }, PersonRefusal>> {
  return changePerson(scope, {
    id,
    version,
    change: "enable",
    verb: "person:enabled",
    done: ({ state }) => (state === "disabled" ? null : { id }),
    apply: async (db) => {
      await setDisabled(db, id, null);
      return { result: ok({ id }), detail: { stateBefore: "disabled" } };
    },
  });
}
