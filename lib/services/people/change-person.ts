import "server-only";
import type { AuditEntry } from "@/lib/db/audit-rows";
import { type Db, inTransaction } from "@/lib/db/client";
import { type LockedPerson, lockAdmins, lockPerson } from "@/lib/db/person-rows";
import type { Role } from "@/lib/domain/access/roles";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PersonRefusal } from "@/lib/domain/people/person-input";
import { type PersonChange, whyNotChangePerson } from "@/lib/domain/people/person-rules";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { auditPerson } from "@/lib/services/people/audit-person";

interface Step<T> {
  readonly id: string;
  readonly change: PersonChange;
  /** What the change was made from; left out where there is nothing to overwrite. */
  readonly version?: number;
  readonly role?: Role;
  readonly verb: string;
  /** What it answers when the person is as wanted already; null when there is something to do. */
  readonly done: (person: LockedPerson) => T | null;
  readonly apply: (db: Db, person: LockedPerson) => Promise<Applied<T>>;
}

interface Applied<T> {
  readonly result: Result<T, PersonRefusal>;
  /** Before and after, for the audit; null when nothing changed. */
  readonly detail: AuditEntry["detail"] | null;
}

/** The order of every change to a person: may they, is it done already, is it still what was seen, do the rules allow it. */
export async function changePerson<T>(scope: StaffScope, step: Step<T>): Promise<Result<T, PersonRefusal>> {
  const forbidden = whyNotPermitted(scope, "people:manage");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const admins = await lockAdmins(db);
    const person = await lockPerson(db, step.id);
    if (!person) return refuse({ code: "person-gone" });
    const done = step.done(person);
    if (done !== null) return ok(done);
    if (step.version !== undefined && step.version !== person.version) return refuse({ code: "version-conflict" });
    const otherAdmins = admins.filter((id) => id !== person.id).length;
    const { change, role } = step;
    const reason = whyNotChangePerson({ byId: scope.userId, change, person, otherAdmins, ...(role ? { role } : {}) });
    if (reason) return refuse(reason);
    const { result, detail } = await step.apply(db, person);
    if (result.ok && detail) await auditPerson(db, scope, { verb: step.verb, person, detail });
    return result;
  });
}
