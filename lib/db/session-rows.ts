import "server-only";
import type { Db } from "@/lib/db/client";
import { toUser, type User } from "@/lib/db/user-rows";

export interface SessionRow {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly revokedAt: Date | null;
  readonly user: User;
}

export interface NewSession {
  readonly sidHash: string;
  readonly userId: string;
  readonly absoluteExpiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.session.create({
    data: {
      sidHash: session.sidHash,
      userId: session.userId,
      absoluteExpiresAt: session.absoluteExpiresAt,
      ip: session.ip,
      userAgent: session.userAgent,
    },
  });
}

export async function findSession(db: Db, sidHash: string): Promise<SessionRow | null> {
  const row = await db.session.findUnique({ where: { sidHash }, include: { user: true } });
  if (!row) return null;
  return {
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    absoluteExpiresAt: row.absoluteExpiresAt,
    revokedAt: row.revokedAt,
    user: toUser(row.user),
  };
}

export async function touchSession(db: Db, sidHash: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { lastSeenAt: at } });
}

export async function revokeSession(db: Db, sidHash: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { sidHash, revokedAt: null }, data: { revokedAt: at } });
}

export async function revokeSessionsOf(db: Db, userId: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
}
