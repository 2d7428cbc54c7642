import "server-only";
import { deleteUser } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonRefusal, PersonWanted } from "@/lib/domain/people/person-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";

/** Takes somebody back out who never came in; their address can be invited anew. What is gone already is as wanted. */
export async function cancelInvitation(
  scope: StaffScope,
  { id }: PersonWanted,
): Promise<Result<{ id: string }, PersonRefusal>> {
  const answer = await changePerson(scope, {
    id,
    change: "cancel",
    verb: "person:uninvited",
    done: () => null,
    apply: async (db, { name, role, customerId }) => {
      await deleteUser(db, id);
      return { result: ok({ id }), detail: { name, role, customer: customerId } };
    },
  });
  return answer.ok || answer.refusal.code !== "person-gone" ? answer : ok({ id });
}
