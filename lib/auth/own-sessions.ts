import "server-only";
import { auditOwn } from "@/lib/auth/audit-own";
import { presentedSession } from "@/lib/auth/current-scope";
import { type OwnScope, toOwnPerson } from "@/lib/auth/own-account";
import { inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { listLiveSessions, revokeOtherSessions, revokeSession } from "@/lib/db/session-rows";
import { deviceName } from "@/lib/domain/people/device-name";
import type { OwnSession, OwnSessionWanted } from "@/lib/domain/people/own-account-input";
import { ok, type Result } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";
import { idFrom } from "@/lib/support/ids";

/** The row's key never leaves the server: it is told by an id made from it. */
const idOf = (sidHash: string) => idFrom(`session ${sidHash}`);

export async function loadOwnSessions(scope: OwnScope): Promise<OwnSession[]> {
  const presented = await presentedSession();
  const sessions = await listLiveSessions(peopleDb(), scope.userId, now());
  return sessions.map(({ sidHash, ip, userAgent, createdAt, lastSeenAt }) => ({
    id: idOf(sidHash),
    ...deviceName(userAgent),
    ip,
    startedAt: createdAt,
    lastSeenAt,
    isThis: sidHash === presented,
  }));
}

/** Looks among one's own only, so that nobody's else can be named. One that is over already is as wanted. */
export async function endOwnSession(
  scope: OwnScope,
  { session }: OwnSessionWanted,
): Promise<Result<{ ended: number }, never>> {
  return inPeopleTransaction(async (db) => {
    const sessions = await listLiveSessions(db, scope.userId, now());
    const found = sessions.find(({ sidHash }) => idOf(sidHash) === session);
    if (!found) return ok({ ended: 0 });
    await revokeSession(db, found.sidHash, now());
    await auditOwn(db, { person: toOwnPerson(scope), verb: "own:session-ended" });
    return ok({ ended: 1 });
  });
}

export async function endOtherSessions(scope: OwnScope): Promise<Result<{ ended: number }, never>> {
  const sidHash = (await presentedSession()) ?? "";
  return inPeopleTransaction(async (db) => {
    const ended = await revokeOtherSessions(db, { userId: scope.userId, sidHash }, now());
    if (ended > 0) await auditOwn(db, { person: toOwnPerson(scope), verb: "own:sessions-ended", detail: { ended } });
    return ok({ ended });
  });
}
