import "server-only";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { type LockedPerson, lockPerson } from "@/lib/db/person-rows";
import { findUserByEmail, insertUser } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Invitation, PasswordLink, PersonRefusal } from "@/lib/domain/people/person-input";
import { furtherOf, whyNotPlace } from "@/lib/domain/people/person-rules";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { auditPerson } from "@/lib/services/people/audit-person";
import { mailPasswordLink } from "@/lib/services/people/mail-password-link";
import { makePasswordLink } from "@/lib/services/people/make-password-link";
import { furtherDetail, unknownCustomer } from "@/lib/services/people/place-customers";

type Invited = Result<{ id: string; link: PasswordLink }, PersonRefusal>;

/** Makes a person without a password and a link by which they choose one. Sent twice, it is one person and one link. */
export async function invitePerson(scope: StaffScope, wanted: Invitation): Promise<Invited> {
  const forbidden = whyNotPermitted(scope, "people:manage") ?? whyNotPlace(wanted);
  if (forbidden) return refuse(forbidden);
  const invited = await inTransaction(scope, (db) => invite(db, scope, wanted)).catch(
    async (error): Promise<Invited> => {
      // Somebody else made the same person at the same moment.
      const rival = await withScope(scope, (db) => findUserByEmail(db, wanted.email));
      if (rival && rival.id !== wanted.id) return refuse({ code: "email-taken", email: wanted.email });
      throw error;
    },
  );
  if (!invited.ok) return invited;
  const { name, email, language } = wanted;
  const { id, link } = invited.value;
  return ok({ id, link: await mailPasswordLink(scope, { kind: "invitation", name, email, language, link }) });
}

async function invite(db: Db, scope: StaffScope, wanted: Invitation): Promise<Invited> {
  const { id, link, name, email, role, customer } = wanted;
  const furtherCustomers = furtherOf(wanted);
  const unknown = await unknownCustomer(db, wanted);
  if (unknown) return refuse({ code: "customer-unknown", customer: unknown });
  const known = await lockPerson(db, id);
  if (known && !isSame(known, wanted)) return refuse({ code: "link-spent" });
  if (!known) {
    if (await findUserByEmail(db, email)) return refuse({ code: "email-taken", email });
    await insertUser(db, { id, email, name, role, customerId: customer, furtherCustomers, passwordHash: null });
  }
  const made = await makePasswordLink(db, { id: link, userId: id, kind: "invitation" });
  if (!made) return refuse({ code: "link-spent" });
  if (made.isNew) {
    const person = { email, customerId: customer };
    await auditPerson(db, scope, {
      verb: "person:invited",
      person,
      detail: { name, role, customer, ...furtherDetail(furtherCustomers) },
    });
  }
  return ok({ id, link: made.link });
}

function isSame(known: LockedPerson, wanted: Invitation): boolean {
  const { name, email, role, customer } = wanted;
  if (known.state !== "invited" || known.name !== name || known.email !== email) return false;
  return known.role === role && known.customerId === customer && `${known.furtherCustomers}` === `${furtherOf(wanted)}`;
}
