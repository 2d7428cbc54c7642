import "server-only";
import type { Db } from "@/lib/db/client";
import { toUser, type User } from "@/lib/db/user-rows";
import { IDLE_MS } from "@/lib/domain/access/session-lifetime";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

export interface SessionRow {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly provenAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly revokedAt: Date | null;
  /** Chosen in this session; null: none in particular. */
  readonly customerId: CustomerId | null;
  /** Whether the sign-in provider asked for a second factor; null for who came with a password. */
  readonly providerFactor: boolean | null;
  readonly user: User;
}

export interface NewSession {
  readonly sidHash: string;
  readonly userId: string;
  readonly absoluteExpiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly providerFactor?: boolean | null;
  /** When the person proved that it is them, if not just now. */
  readonly provenAt?: Date;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.session.create({
    data: {
      sidHash: session.sidHash,
      userId: session.userId,
      absoluteExpiresAt: session.absoluteExpiresAt,
      ip: session.ip,
      userAgent: session.userAgent,
      providerFactor: session.providerFactor ?? null,
      ...(session.provenAt ? { provenAt: session.provenAt } : {}),
    },
  });
}

export async function findSession(db: Db, sidHash: string): Promise<SessionRow | null> {
  const row = await db.session.findUnique({ where: { sidHash }, include: { user: true } });
  if (!row) return null;
  return {
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    provenAt: row.provenAt,
    absoluteExpiresAt: row.absoluteExpiresAt,
    revokedAt: row.revokedAt,
    customerId: row.customerId === null ? null : customerId(row.customerId),
    providerFactor: row.providerFactor,
    user: toUser(row.user),
  };
}

export interface LiveSession {
  readonly sidHash: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The sessions of one person that would be let in now, the one used last first. */
export async function listLiveSessions(db: Db, userId: string, at: Date): Promise<LiveSession[]> {
  return db.session.findMany({
    where: {
      userId,
      revokedAt: null,
      absoluteExpiresAt: { gt: at },
      lastSeenAt: { gte: new Date(at.getTime() - IDLE_MS) },
    },
    select: { sidHash: true, ip: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { sidHash: "asc" }],
  });
}

export async function touchSession(db: Db, sidHash: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { lastSeenAt: at } });
}

export async function setSessionCustomer(db: Db, sidHash: string, customer: CustomerId | null): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { customerId: customer } });
}

export async function renewProof(db: Db, sidHash: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { provenAt: at } });
}

/** From here on the session counts as one that a second factor was asked for. */
export async function noteFactor(db: Db, sidHash: string): Promise<void> {
  await db.session.updateMany({ where: { sidHash, providerFactor: false }, data: { providerFactor: true } });
}

export async function revokeSession(db: Db, sidHash: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { revokedAt: at } });
}

/** How many it ended; sessions that were over already are not touched. */
export async function revokeSessionsOf(db: Db, userId: string, at: Date): Promise<number> {
  const ended = await db.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
  return ended.count;
}

/** All of a person's sessions but one. */
export async function revokeOtherSessions(
  db: Db,
  session: { userId: string; sidHash: string },
  at: Date,
): Promise<number> {
  const { userId, sidHash } = session;
  const ended = await db.session.updateMany({
    where: { userId, revokedAt: null, sidHash: { not: sidHash } },
    data: { revokedAt: at },
  });
  return ended.count;
}
