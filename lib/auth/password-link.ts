import "server-only";
import { auditOwn } from "@/lib/auth/audit-own";
import { hashPassword } from "@/lib/auth/password";
import { requestAddress } from "@/lib/auth/request-address";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { claimLink, findLink, type LinkRow } from "@/lib/db/password-link-rows";
import { lockPerson } from "@/lib/db/person-rows";
import { revokeSessionsOf } from "@/lib/db/session-rows";
import { findUserById, setPasswordHash, type User } from "@/lib/db/user-rows";
import { checkPassword } from "@/lib/domain/access/password-rule";
import type { LinkOwner, LinkRefusal, LinkToken, LinkUse, LinkUseRefusal } from "@/lib/domain/people/own-account-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";
import { hashLinkToken } from "@/lib/support/link-token";

/** Tells whose link it is to whoever holds what opens it. Tries are counted as those of signing in are. */
export async function readPasswordLink({ token }: LinkToken): Promise<Result<LinkOwner, LinkRefusal>> {
  const found = await open(token);
  if (!found.ok) return found;
  const { user, link } = found.value;
  return ok({ name: user.name, email: user.email, kind: link.kind });
}

/** Sets the password a link is for, once. All sessions end, so that whoever was in before is out. */
export async function spendPasswordLink({ token, password }: LinkUse): Promise<Result<LinkOwner, LinkUseRefusal>> {
  const found = await open(token);
  if (!found.ok) return found;
  const { user, link } = found.value;
  const fault = checkPassword(password, user.email);
  if (fault) return refuse({ code: fault });
  const passwordHash = await hashPassword(password);
  const isWon = await inPeopleTransaction(async (db) => {
    const person = await lockPerson(db, user.id);
    if (!person || person.state === "disabled") return false;
    const at = now();
    if (!(await claimLink(db, link.tokenHash, at))) return false;
    await setPasswordHash(db, user.id, passwordHash);
    await revokeSessionsOf(db, user.id, at);
    await auditOwn(db, { person, verb: "person:password-chosen", detail: { kind: link.kind } });
    return true;
  });
  if (isWon) return ok({ name: user.name, email: user.email, kind: link.kind });
  return refuse({ code: (await whyNotOpen(link.tokenHash)) ?? "link-unknown" });
}

type Opened = Result<{ user: User; link: LinkRow }, LinkRefusal>;

async function open(token: string): Promise<Opened> {
  const tokenHash = hashLinkToken(token);
  const seconds = await countSignIn(`link:${tokenHash}`, await requestAddress());
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  const closed = await whyNotOpen(tokenHash);
  if (closed) return refuse({ code: closed });
  const link = await findLink(peopleDb(), tokenHash);
  const user = link && (await findUserById(peopleDb(), link.userId));
  return link && user ? ok({ user, link }) : refuse({ code: "link-unknown" });
}

async function whyNotOpen(tokenHash: string): Promise<Exclude<LinkRefusal["code"], "too-many"> | null> {
  const link = await findLink(peopleDb(), tokenHash);
  if (!link) return "link-unknown";
  if (link.usedAt) return "link-used";
  if (link.replacedAt) return "link-replaced";
  return link.expiresAt <= now() ? "link-expired" : null;
}
