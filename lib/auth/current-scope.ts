import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { IDLE_MS, TOUCH_EVERY_MS } from "@/lib/auth/session-lifetime";
import { toScope } from "@/lib/auth/to-scope";
import { peopleDb } from "@/lib/db/client";
import { isRemoved } from "@/lib/db/customer-rows";
import { findSession, type SessionRow, touchSession } from "@/lib/db/session-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { now } from "@/lib/support/clock";

/** Who asks, read from the session row and the person's row on every request; null when nobody is signed in. */
export const currentScope = cache(async (): Promise<StaffScope | ViewerScope | null> => {
  const sid = await presentedSid();
  if (sid === null) return null;
  const sidHash = hashSid(sid);
  const session = await findSession(peopleDb(), sidHash);
  if (!session || !isLive(session, now())) return null;
  const { customerId } = session.user;
  if (customerId !== null && (await isRemoved(peopleDb(), customerId))) return null;
  if (now().getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) await touchSession(peopleDb(), sidHash, now());
  return toScope(session.user);
});

async function presentedSid(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: sessionSecret() }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

export function isLive(session: SessionRow, at: Date): boolean {
  if (session.revokedAt || session.user.disabledAt) return false;
  if (session.absoluteExpiresAt <= at) return false;
  return at.getTime() - session.lastSeenAt.getTime() <= IDLE_MS;
}
