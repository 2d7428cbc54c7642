import "server-only";
import type { Db } from "@/lib/db/client";

const NEXT = { version: { increment: 1 } };

export interface FactorRow {
  readonly secret: string;
  readonly lastStep: number | null;
}

export async function findFactor(db: Db, userId: string): Promise<FactorRow | null> {
  return db.secondFactor.findUnique({ where: { userId }, select: { secret: true, lastStep: true } });
}

/** A key to be confirmed takes the place of one that never was; false when a confirmed one is there. */
export async function putUnconfirmedFactor(db: Db, userId: string, secret: string): Promise<boolean> {
  const put = await db.$executeRaw`
    INSERT INTO second_factor (user_id, secret)
    SELECT id, ${secret} FROM app_user WHERE id = ${userId}::uuid AND factor_since IS NULL
    ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = NULL`;
  return put === 1;
}

/** False when a code of this step or a later one was taken before: of two at the same moment one is. */
export async function claimStep(db: Db, userId: string, step: number): Promise<boolean> {
  const claimed = await db.secondFactor.updateMany({
    where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return claimed.count === 1;
}

/** False when it was confirmed before. */
export async function confirmFactor(db: Db, userId: string, at: Date): Promise<boolean> {
  const confirmed = await db.user.updateMany({
    where: { id: userId, factorSince: null },
    data: { factorSince: at, ...NEXT },
  });
  return confirmed.count === 1;
}

/** With its recovery codes; false when there was none. */
export async function removeFactor(db: Db, userId: string): Promise<boolean> {
  await db.secondFactor.deleteMany({ where: { userId } });
  await db.recoveryCode.deleteMany({ where: { userId } });
  const where = { id: userId, factorSince: { not: null } };
  return (await db.user.updateMany({ where, data: { factorSince: null, ...NEXT } })).count === 1;
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: readonly string[]): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

/** False when there is no such code or it was used before. */
export async function claimRecoveryCode(
  db: Db,
  { userId, codeHash }: { userId: string; codeHash: string },
  at: Date,
): Promise<boolean> {
  const claimed = await db.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: at } });
  return claimed.count === 1;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
