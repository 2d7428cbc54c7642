import "server-only";
import { withScope } from "@/lib/db/client";
import { countOtherAdmins, countPeople, findPerson, listPeople } from "@/lib/db/person-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Person } from "@/lib/domain/people/person";
import type { PersonListQuery } from "@/lib/domain/people/person-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { demand } from "@/lib/services/access/permit";

/** Everybody who may sign in, or might. */
export async function loadPeople(
  scope: StaffScope,
  query: PersonListQuery,
): Promise<{ people: Person[]; total: number; page: number }> {
  demand(scope, "people:manage");
  return withScope(scope, async (db) => {
    const total = await countPeople(db, query);
    const { page } = pageWindow(query, total);
    return { people: await listPeople(db, { ...query, page }), total, page };
  });
}

/** With the number of other admins who can sign in: the last one stays one. */
export async function loadPerson(
  scope: StaffScope,
  id: string,
): Promise<{ person: Person; otherAdmins: number } | null> {
  demand(scope, "people:manage");
  return withScope(scope, async (db) => {
    const person = await findPerson(db, id);
    return person && { person, otherAdmins: await countOtherAdmins(db, id) };
  });
}
