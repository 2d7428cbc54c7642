import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { hashSid } from "@/lib/auth/auth-options";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { readSessionToken } from "@/lib/auth/session-token";
import { toScope } from "@/lib/auth/to-scope";
import { peopleDb } from "@/lib/db/client";
import { listRemoved } from "@/lib/db/customer-rows";
import { findFactorPolicy } from "@/lib/db/factor-policy-rows";
import { findSession, type SessionRow, touchSession } from "@/lib/db/session-rows";
import { customersOf, type User } from "@/lib/db/user-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { IDLE_MS, TOUCH_EVERY_MS } from "@/lib/domain/access/session-lifetime";
import { now } from "@/lib/support/clock";

export interface SignedIn {
  readonly scope: StaffScope | ViewerScope;
  readonly user: User;
  readonly provenAt: Date;
  /**
   * A second factor is wanted that the person has not set up, or that nobody has asked them for: they may set one up or
   * give its code, and nothing else.
   */
  readonly lacksFactor: boolean;
}

/** Who presents a live session, read from its row and the person's row on every request; null when nobody does. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const sid = await presentedSid();
  if (sid === null) return null;
  const sidHash = hashSid(sid);
  const session = await findSession(peopleDb(), sidHash);
  if (!session || !isLive(session, now())) return null;
  const { user, provenAt, providerFactor, customerId: chosen } = session;
  const removed = await listRemoved(peopleDb(), chosen === null ? customersOf(user) : [...customersOf(user), chosen]);
  if (now().getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) await touchSession(peopleDb(), sidHash, now());
  const scope = toScope(user, { chosen, removed });
  return scope && { scope, user, provenAt, lacksFactor: await lacksFactor(user, providerFactor) };
});

/** Who asks. Whoever must set up a second factor first is nobody yet, for pages, routes and actions alike. */
export async function currentScope(): Promise<StaffScope | ViewerScope | null> {
  const found = await signedIn();
  return found && !found.lacksFactor ? found.scope : null;
}

/** The sign-in provider's own second factor is as good as ours; where it tells of none, ours is asked for. */
async function lacksFactor({ role, factorSince }: User, providerFactor: boolean | null): Promise<boolean> {
  if (factorSince !== null) return providerFactor === false;
  if (role === "viewer" || providerFactor) return false;
  return (await findFactorPolicy(peopleDb())).required;
}

/** The key of the session row this request presents, whether or not it is still let in. */
export async function presentedSession(): Promise<string | null> {
  const sid = await presentedSid();
  return sid === null ? null : hashSid(sid);
}

async function presentedSid(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const claims = await readSessionToken({ token });
  return typeof claims?.sid === "string" ? claims.sid : null;
}

export function isLive(session: SessionRow, at: Date): boolean {
  if (session.revokedAt || session.user.disabledAt) return false;
  if (session.absoluteExpiresAt <= at) return false;
  return at.getTime() - session.lastSeenAt.getTime() <= IDLE_MS;
}
