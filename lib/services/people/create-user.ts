import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { findUserByEmail, insertUser } from "@/lib/db/user-rows";
import type { Role } from "@/lib/domain/access/roles";
import type { StaffScope, SystemScope } from "@/lib/domain/access/scope";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { auditPerson } from "@/lib/services/people/audit-person";
import { newId } from "@/lib/support/ids";

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Set for a viewer and for nobody else. */
  readonly customerId: CustomerId | null;
  /** Read by a viewer besides that one. */
  readonly furtherCustomers?: readonly CustomerId[];
  /** Hashed by the caller, who may know lib/auth. */
  readonly passwordHash: string;
}

export type CreateUserRefusal =
  | NotPermitted
  | { readonly code: "email-taken"; readonly email: string }
  | { readonly code: "customer-needed" }
  | { readonly code: "customer-not-allowed" };

export async function createUser(
  scope: StaffScope | SystemScope,
  person: NewPerson,
): Promise<Result<{ userId: string }, CreateUserRefusal>> {
  const forbidden = whyNotPermitted(scope, "people:manage");
  if (forbidden) return refuse(forbidden);
  if (person.role === "viewer" && person.customerId === null) return refuse({ code: "customer-needed" });
  if (person.role !== "viewer" && person.customerId !== null) return refuse({ code: "customer-not-allowed" });
  const email = person.email.trim().toLowerCase();
  const isTaken = async () => (await withScope(scope, (db) => findUserByEmail(db, email))) !== null;
  if (await isTaken()) return refuse({ code: "email-taken", email });
  return insert(scope, { ...person, email }).catch(async (error) => {
    // Somebody else made the same person at the same moment.
    if (await isTaken()) return refuse({ code: "email-taken", email });
    throw error;
  });
}

function insert(scope: StaffScope | SystemScope, person: NewPerson): Promise<Result<{ userId: string }, never>> {
  return inTransaction(scope, async (db) => {
    const userId = newId();
    await insertUser(db, { ...person, id: userId });
    await auditPerson(db, scope, { verb: "person:created", person, detail: { role: person.role } });
    return ok({ userId });
  });
}
