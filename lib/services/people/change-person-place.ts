import "server-only";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import { setPlace } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonPlace, PersonRefusal } from "@/lib/domain/people/person-input";
import { furtherOf, whyNotPlace } from "@/lib/domain/people/person-rules";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { changePerson } from "@/lib/services/people/change-person";
import { furtherDetail, unknownCustomer } from "@/lib/services/people/place-customers";
import { now } from "@/lib/support/clock";

/** Another role, or another customer for a viewer. All of the person's sessions end: they were given for the former. */
export async function changePersonPlace(
  scope: StaffScope,
  place: PersonPlace,
): Promise<Result<{ id: string }, PersonRefusal>> {
  const { id, version, role, customer } = place;
  const further = furtherOf(place);
  const misplaced = whyNotPlace(place);
  if (misplaced) return refuse(misplaced);
  return changePerson(scope, {
    id,
    version,
    change: "role",
    role,
    verb: "person:moved",
    done: (person) => {
      const isSame = person.role === role && person.customerId === customer;
      return isSame && `${person.furtherCustomers}` === `${further}` ? { id } : null;
    },
    apply: async (db, person) => {
      const unknown = await unknownCustomer(db, { customer, further });
      if (unknown) return { result: refuse({ code: "customer-unknown", customer: unknown }), detail: null };
      await setPlace(db, id, { role, customerId: customer, furtherCustomers: further });
      await revokeSessionsOf(db, id, now());
      const before = { roleBefore: person.role, customerBefore: person.customerId };
      return { result: ok({ id }), detail: { ...before, role, customer, ...furtherDetail(further) } };
    },
  });
}
