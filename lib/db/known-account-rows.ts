import "server-only";
import type { Db } from "@/lib/db/client";
import { toPlace } from "@/lib/db/drift-rows";
import type { AwsAccountType } from "@/lib/domain/accounts/aws-account";
import type { KnownAccount, WantedNow } from "@/lib/domain/accounts/known-account";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

const TYPES: readonly AwsAccountType[] = ["consolidated", "linked", "standalone"];

/** What CloudHealth says of an account, or said last; null when it never listed it. */
export async function findKnownAccount(db: Db, owner: AwsAccountId): Promise<KnownAccount | null> {
  const row = await db.awsAccount.findUnique({ where: { owner } });
  if (row === null) return null;
  return {
    owner,
    name: row.name,
    amazonName: row.amazonName,
    type: TYPES.find((known) => known === row.type) ?? "unknown",
    family: row.family,
    isActive: row.isActive,
    fetchedAt: row.fetchedAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}

/** What is wanted of an account; null when nothing was ever said of it. */
export async function findWanted(db: Db, owner: AwsAccountId): Promise<WantedNow | null> {
  const row = await db.wantedAssignment.findUnique({ where: { owner } });
  if (row === null) return null;
  const customer =
    row.customerId === null
      ? null
      : await db.customer.findUnique({ where: { id: row.customerId }, select: { name: true } });
  return {
    place: toPlace({
      customer: row.customerId,
      name: customer?.name ?? null,
      payer: row.payer,
      managedBy: row.managedBy,
    }),
    source: row.source === "operation" || row.source === "adopted" ? row.source : "first-reading",
    setAt: row.setAt.toISOString(),
    setByName: row.setByName,
  };
}

/** The names that the accounts of a few numbers have now, or had last. */
export async function nameAccounts(db: Db, owners: readonly AwsAccountId[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.awsAccount.findMany({
    where: { owner: { in: [...owners] } },
    select: { owner: true, name: true },
  });
  return new Map(rows.map(({ owner, name }) => [owner, name]));
}
