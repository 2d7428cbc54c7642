import "server-only";
import type { Db } from "@/lib/db/client";
import { type LinkKind, putLink } from "@/lib/db/password-link-rows";
import type { PasswordLink } from "@/lib/domain/people/person-input";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";
import { makeLinkToken } from "@/lib/support/link-token";

const HOUR_MS = 3_600_000;
const HOURS: Record<LinkKind, number> = { invitation: 72, reset: 1 };

export interface MadeLink {
  readonly link: PasswordLink;
  readonly isNew: boolean;
}

/** The token stands behind the # of the address, which browsers keep to themselves: no log on the way sees it. */
export async function makePasswordLink(
  db: Db,
  wanted: { readonly id: string; readonly userId: string; readonly kind: LinkKind },
): Promise<MadeLink | null> {
  const at = now();
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(at.getTime() + HOURS[wanted.kind] * HOUR_MS);
  const put = await putLink(db, { ...wanted, tokenHash, expiresAt }, at);
  if (put === "spent") return null;
  const url = `${settings().appOrigin}/welcome#${token}`;
  return { link: { url, expiresAt: expiresAt.toISOString() }, isNew: put === "new" };
}
