import "server-only";
import { auditOwn } from "@/lib/auth/audit-own";
import { presentedSession } from "@/lib/auth/current-scope";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { requestAddress } from "@/lib/auth/request-address";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { endLinksOf } from "@/lib/db/password-link-rows";
import { revokeOtherSessions } from "@/lib/db/session-rows";
import { findUserById, findUserForSignIn, replacePasswordHash, setName } from "@/lib/db/user-rows";
import { checkPassword } from "@/lib/domain/access/password-rule";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { OwnName, OwnPassword, OwnPasswordRefusal } from "@/lib/domain/people/own-account-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";

export type OwnScope = StaffScope | ViewerScope;

/** What the audit needs to say whose account it was. */
export function toOwnPerson(scope: OwnScope) {
  const { userId: id, name, email } = scope;
  return { id, name, email, customerId: scope.kind === "viewer" ? scope.customerId : null };
}

/** False for who only comes through the sign-in provider. */
export async function hasOwnPassword({ userId }: OwnScope): Promise<boolean> {
  return (await findUserById(peopleDb(), userId))?.hasPassword ?? false;
}

export async function changeOwnName(scope: OwnScope, { name }: OwnName): Promise<Result<{ name: string }, never>> {
  const person = toOwnPerson(scope);
  if (name === person.name) return ok({ name });
  return inPeopleTransaction(async (db) => {
    await setName(db, person, name);
    await auditOwn(db, { person, verb: "own:name", detail: { nameBefore: person.name, name } });
    return ok({ name });
  });
}

/** Needs the present one, whose guesses are counted as those of signing in are. All other sessions end. */
export async function changeOwnPassword(
  scope: OwnScope,
  { present, wanted }: OwnPassword,
): Promise<Result<{ ended: number }, OwnPasswordRefusal>> {
  const fault = checkPassword(wanted, scope.email);
  if (fault) return refuse({ code: fault });
  if (present === wanted) return refuse({ code: "password-same" });
  const seconds = await countSignIn(scope.email, await requestAddress());
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  const former = (await findUserForSignIn(peopleDb(), scope.email))?.passwordHash ?? null;
  if (former === null || !(await verifyPassword(present, former))) return refuse({ code: "password-wrong" });
  const passwordHash = await hashPassword(wanted);
  const sidHash = (await presentedSession()) ?? "";
  return inPeopleTransaction(async (db) => {
    const person = toOwnPerson(scope);
    if (!(await replacePasswordHash(db, person.id, { former, wanted: passwordHash }))) {
      return refuse({ code: "password-wrong" });
    }
    const ended = await revokeOtherSessions(db, { userId: person.id, sidHash }, now());
    await endLinksOf(db, person.id, now());
    await auditOwn(db, { person, verb: "own:password", detail: { ended } });
    return ok({ ended });
  });
}
