import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/auth/password";
import { peopleDb } from "@/lib/db/client";
import { insertUser } from "@/lib/db/user-rows";
import type { Role } from "@/lib/domain/access/roles";
import { customerId } from "@/lib/domain/values/customer-id";
import { signIn } from "../../../bench/sign-in";
import type { Ground } from "../ground";
import { CUSTOMER_A, CUSTOMER_B, REMOVED_CUSTOMER } from "./portal-world";
import type { StandingPortal } from "./standing-portal";

export const PASSWORD = "sandbox-only-password";

export interface Principal {
  readonly name: string;
  readonly email: string;
  /** What the person may be taken for now; null: for nobody. */
  readonly role: Role | null;
  readonly cookie: string;
}

interface Made {
  readonly name: string;
  readonly role: Role;
  readonly customer?: string;
  /** Why somebody who signed in is let in no more. */
  readonly ended?: string;
}

const SESSION_OF = "WHERE user_id = (SELECT id FROM app_user WHERE email = $1)";
/** Whoever is let in no more was an admin before, who could do everything. */
const PEOPLE: readonly Made[] = [
  { name: "viewer-a", role: "viewer", customer: CUSTOMER_A },
  { name: "viewer-b", role: "viewer", customer: CUSTOMER_B },
  { name: "analyst", role: "analyst" },
  { name: "operator", role: "operator" },
  { name: "admin", role: "admin" },
  { name: "disabled", role: "admin", ended: "UPDATE app_user SET disabled_at = now() WHERE email = $1" },
  { name: "revoked", role: "admin", ended: `UPDATE app_session SET revoked_at = now() ${SESSION_OF}` },
  {
    name: "expired",
    role: "admin",
    ended: `UPDATE app_session SET absolute_expires_at = now() - interval '1 second' ${SESSION_OF}`,
  },
  {
    name: "of-a-removed-customer",
    role: "viewer",
    customer: REMOVED_CUSTOMER,
    ended: `UPDATE customer SET removed_at = now() WHERE id = '${REMOVED_CUSTOMER}' AND $1 <> ''`,
  },
];

export const emailOf = (name: string) => `${name}@people.example`;

/** One of each, everybody signed in at the door. */
export async function makePrincipals({ sql }: Ground, { origin }: StandingPortal): Promise<Principal[]> {
  await sql("TRUNCATE app_session, app_user, sign_in_limit CASCADE");
  await sql("UPDATE customer SET removed_at = NULL WHERE id = $1", [REMOVED_CUSTOMER]);
  const passwordHash = await hashPassword(PASSWORD);
  const made: Principal[] = [{ name: "anonymous", email: "", role: null, cookie: "" }];
  for (const { name, role, customer, ended } of PEOPLE) {
    const email = emailOf(name);
    const whose = customer === undefined ? null : customerId(customer);
    await insertUser(peopleDb(), { id: randomUUID(), email, name, role, customerId: whose, passwordHash });
    const cookie = await signIn(origin, email);
    if (ended !== undefined) await sql(ended, [email]);
    made.push({ name, email, role: ended === undefined ? role : null, cookie });
  }
  return made;
}
