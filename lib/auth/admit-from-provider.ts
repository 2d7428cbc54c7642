import "server-only";
import { auditOwn } from "@/lib/auth/audit-own";
import { type Db, inPeopleTransaction } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { endLinksOf } from "@/lib/db/password-link-rows";
import { type LockedPerson, lockPerson } from "@/lib/db/person-rows";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import {
  findIdentityOf,
  findUserIdOf,
  insertUser,
  type ProviderIdentity,
  setIdentity,
  setPlace,
} from "@/lib/db/user-rows";
import type { ProviderClaims } from "@/lib/domain/access/provider-claims";
import type { ProviderRefusal } from "@/lib/domain/access/provider-fault";
import type { ProviderPlace } from "@/lib/domain/access/provider-places";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";
import { newId } from "@/lib/support/ids";

interface Visit {
  readonly issuer: string;
  readonly claims: ProviderClaims;
  /** Whether roles come from the provider, and the one it gives. */
  readonly givesRoles: boolean;
  readonly place: ProviderPlace | null;
}

type Admitted<T> = Result<T, { readonly code: ProviderRefusal }>;

/**
 * Whom somebody is let in as that the provider vouches for: by its own name for them, and the first time by the address
 * it verified. Where it gives roles, it gives them at every sign-in, and whoever has none of staff is no staff.
 */
export function admitFromProvider(visit: Visit): Promise<Admitted<string>> {
  return inPeopleTransaction(async (db) => {
    const found = await findVisitor(db, visit);
    if (!found.ok) return found;
    if (found.value === null) return join(db, visit);
    const person = await lockPerson(db, found.value.id);
    if (!person) return refuse({ code: "provider-unknown" });
    if (person.state === "disabled") return refuse({ code: "provider-disabled" });
    return enter(db, { visit, person, isFirst: found.value.isFirst });
  });
}

async function findVisitor(
  db: Db,
  { issuer, claims }: Visit,
): Promise<Admitted<{ id: string; isFirst: boolean } | null>> {
  const id = await findUserIdOf(db, { issuer, subject: claims.subject });
  if (id !== null) return ok({ id, isFirst: false });
  if (claims.email === null) return refuse({ code: "provider-unverified" });
  const known = await findIdentityOf(db, claims.email);
  if (known?.identity?.issuer === issuer) return refuse({ code: "provider-other" });
  return ok(known && { id: known.id, isFirst: true });
}

async function join(db: Db, { issuer, claims, place }: Visit): Promise<Admitted<string>> {
  if (place === null || claims.email === null || !(await isPlaced(db, place))) {
    return refuse({ code: "provider-unknown" });
  }
  const { role, customerId } = place;
  const person = { id: newId(), email: claims.email, name: claims.name ?? claims.email, customerId };
  await insertUser(db, { ...person, role, passwordHash: null });
  await setIdentity(db, person.id, { issuer, subject: claims.subject });
  await auditOwn(db, { person, verb: "own:provider-joined", detail: { provider: issuer, role, customer: customerId } });
  return ok(person.id);
}

async function enter(
  db: Db,
  { visit, person, isFirst }: { visit: Visit; person: LockedPerson; isFirst: boolean },
): Promise<Admitted<string>> {
  const { issuer, claims, givesRoles, place } = visit;
  const mayStay = !givesRoles || (place === null ? person.role === "viewer" : await isPlaced(db, place));
  if (!mayStay) {
    await revokeSessionsOf(db, person.id, now());
    return refuse({ code: "provider-no-role" });
  }
  if (isFirst) await link(db, person, { issuer, subject: claims.subject });
  if (place) await move(db, person, place);
  return ok(person.id);
}

async function link(db: Db, person: LockedPerson, identity: ProviderIdentity): Promise<void> {
  await setIdentity(db, person.id, identity);
  if (person.state === "invited") await endLinksOf(db, person.id, now());
  await auditOwn(db, { person, verb: "own:provider-linked", detail: { provider: identity.issuer } });
}

async function move(db: Db, person: LockedPerson, { role, customerId }: ProviderPlace): Promise<void> {
  if (person.role === role && person.customerId === customerId) return;
  await setPlace(db, person.id, { role, customerId, furtherCustomers: [] });
  await revokeSessionsOf(db, person.id, now());
  const before = { roleBefore: person.role, customerBefore: person.customerId };
  await auditOwn(db, { person, verb: "own:provider-moved", detail: { ...before, role, customer: customerId } });
}

/** A viewer of a customer that is not there would see nothing. */
async function isPlaced(db: Db, { customerId }: ProviderPlace): Promise<boolean> {
  return customerId === null || (await findCustomer(db, customerId)) !== null;
}
