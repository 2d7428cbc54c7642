import "server-only";
import { type Db, inTransaction, withScope } from "@/lib/db/client";
import { removeFactor } from "@/lib/db/factor-rows";
import { endLinksOf } from "@/lib/db/password-link-rows";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import { findUserByEmail, listUsers, setDisabled, setIdentity, setPasswordHash, type User } from "@/lib/db/user-rows";
import type { StaffScope, SystemScope } from "@/lib/domain/access/scope";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand, type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { auditPerson } from "@/lib/services/people/audit-person";
import { now } from "@/lib/support/clock";

export type ChangeUserRefusal = NotPermitted | { readonly code: "nobody"; readonly email: string };

/** Takes effect on the next request: all of the person's sessions end. */
export function disableUser(scope: StaffScope | SystemScope, email: string): Promise<Result<null, ChangeUserRefusal>> {
  return change(scope, { email, verb: "person:disabled" }, (db, user) => setDisabled(db, user.id, now()));
}

/** Sets a new password, takes the second factor and the sign-in provider's identity off, lets a disabled person in again, and ends all sessions. */
export function resetPassword(
  scope: StaffScope | SystemScope,
  { email, passwordHash }: { email: string; passwordHash: string },
): Promise<Result<null, ChangeUserRefusal>> {
  return change(scope, { email, verb: "person:password-reset" }, async (db, user) => {
    await setPasswordHash(db, user.id, passwordHash);
    await removeFactor(db, user.id);
    await setIdentity(db, user.id, null);
    await setDisabled(db, user.id, null);
  });
}

export async function loadUsers(scope: StaffScope | SystemScope): Promise<User[]> {
  demand(scope, "people:manage");
  return withScope(scope, listUsers);
}

async function change(
  scope: StaffScope | SystemScope,
  { email, verb }: { email: string; verb: string },
  apply: (db: Db, user: User) => Promise<void>,
): Promise<Result<null, ChangeUserRefusal>> {
  const forbidden = whyNotPermitted(scope, "people:manage");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const user = await findUserByEmail(db, email.trim().toLowerCase());
    if (!user) return refuse({ code: "nobody", email });
    await apply(db, user);
    await revokeSessionsOf(db, user.id, now());
    await endLinksOf(db, user.id, now());
    await auditPerson(db, scope, { verb, person: user });
    return ok(null);
  });
}
