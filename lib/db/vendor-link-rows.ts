import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { CLOUDMC_TAG, HERE_TAG, type Tag } from "@/lib/domain/customers/customer";
import type { LinkHeld } from "@/lib/domain/customers/customer-input";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

/**
 * Who else has one of these links among its tags. The tags are asked and not the columns read from them: a link that two
 * customers claim stands in neither column.
 */
export async function listLinkHolders(db: Db, tags: readonly Tag[], except?: CustomerId): Promise<LinkHeld[]> {
  const wanted = tags.filter(({ key }) => key === CLOUDMC_TAG || key === HERE_TAG);
  if (wanted.length === 0) return [];
  const claims = wanted.map(({ key, value }) => Prisma.sql`tags @> ${JSON.stringify([{ key, value }])}::jsonb`);
  const rows = await db.$queryRaw<{ id: string; name: string; tags: Tag[] }[]>`
    SELECT id, name, tags FROM customer
    WHERE removed_at IS NULL AND id <> ${except ?? ""} AND (${Prisma.join(claims, " OR ")}) ORDER BY id`;
  return rows.flatMap((row) =>
    wanted
      .filter(({ key, value }) => row.tags.some((tag) => tag.key === key && tag.value === value))
      .map(({ key, value }) => ({ key, value, holder: customerId(row.id), holderName: row.name })),
  );
}

/** Every customer that has a link to this vendor, by what it is linked to. */
export async function mapLinkHolders(
  db: Db,
  column: "cloudmcOrganization" | "hereRealm",
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.customer.findMany({
    where: { removedAt: null, [column]: { not: null } },
    select: { id: true, name: true, cloudmcOrganization: true, hereRealm: true },
  });
  return new Map(rows.map(({ id, name, ...links }) => [links[column] ?? "", { id, name }]));
}

/** The customers linked to these realms, by realm. */
export async function mapRealmHolders(
  db: Db,
  realms: readonly string[],
): Promise<Map<string, { id: CustomerId; name: string }>> {
  const rows = await db.customer.findMany({
    where: { removedAt: null, hereRealm: { in: [...realms] } },
    select: { id: true, name: true, hereRealm: true },
  });
  return new Map(rows.map(({ id, name, hereRealm }) => [hereRealm ?? "", { id: customerId(id), name }]));
}

/** The realms that any report or customer has named; HERE itself lists none. */
export async function listKnownRealms(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ realm: string }[]>`
    SELECT realm FROM usage_report UNION SELECT jsonb_array_elements_text(request->'subAccounts') FROM usage_report UNION SELECT here_realm FROM customer WHERE here_realm IS NOT NULL ORDER BY 1`;
  return rows.map((row) => row.realm);
}
