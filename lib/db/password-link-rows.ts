import "server-only";
import type { Db } from "@/lib/db/client";

export type LinkKind = "invitation" | "reset";

export interface NewLink {
  readonly id: string;
  readonly tokenHash: string;
  readonly userId: string;
  readonly kind: LinkKind;
  readonly expiresAt: Date;
}

export interface LinkRow {
  readonly tokenHash: string;
  readonly userId: string;
  readonly kind: LinkKind;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
}

/**
 * Whichever link was out for the person opens nothing any more. A link that is sent for again gets a new token, because
 * the former one was told nobody; "spent" when it was used or replaced meanwhile, and then nothing changes. The caller
 * holds the person's row.
 */
export async function putLink(db: Db, link: NewLink, at: Date): Promise<"new" | "again" | "spent"> {
  const { id, userId, tokenHash, expiresAt } = link;
  const known = await db.passwordLink.findUnique({ where: { id } });
  if (known && (known.userId !== userId || known.usedAt || known.replacedAt)) return "spent";
  if (known) {
    await db.passwordLink.update({ where: { id }, data: { tokenHash, expiresAt } });
    return "again";
  }
  await endLinksOf(db, userId, at);
  await db.passwordLink.create({ data: link });
  return "new";
}

export async function findLink(db: Db, tokenHash: string): Promise<LinkRow | null> {
  const row = await db.passwordLink.findUnique({ where: { tokenHash } });
  return row && { ...row, kind: row.kind === "reset" ? "reset" : "invitation" };
}

/** True for the one caller that uses it: of two at the same moment the second finds it used. */
export async function claimLink(db: Db, tokenHash: string, at: Date): Promise<boolean> {
  const claimed = await db.passwordLink.updateMany({
    where: { tokenHash, usedAt: null, replacedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return claimed.count === 1;
}

export async function endLinksOf(db: Db, userId: string, at: Date): Promise<void> {
  await db.passwordLink.updateMany({
    where: { userId, usedAt: null, replacedAt: null },
    data: { replacedAt: at },
  });
}
