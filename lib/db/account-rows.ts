import "server-only";
import { matchesAccount } from "@/lib/db/account-matches";
import type { Db } from "@/lib/db/client";
import { type AwsAccount as AccountRow, Prisma } from "@/lib/db/generated/client";
import { ACCOUNT_TYPES, type AwsAccount, type AwsAccountType } from "@/lib/domain/accounts/aws-account";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";

export async function findAccount(db: Db, owner: AwsAccountId): Promise<AwsAccount | null> {
  const row = await db.awsAccount.findFirst({ where: { owner, removedAt: null } });
  return row && toAccount(row);
}

export async function listAccountsOf(db: Db, owners: readonly AwsAccountId[]): Promise<AwsAccount[]> {
  const rows = await db.awsAccount.findMany({ where: { owner: { in: [...owners] }, removedAt: null } });
  return rows.map(toAccount);
}

/** Every listed account, by the count that each reading leaves; counted anew as long as none has. */
export const ACCOUNTS_LISTED = Prisma.sql`coalesce(
  (SELECT listed FROM unassigned_count), (SELECT count(*) FROM aws_account WHERE removed_at IS NULL))`;

export async function countAccounts(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ all: number }[]>`SELECT ${ACCOUNTS_LISTED}::int AS "all"`;
  return row?.all ?? 0;
}

/** Accounts nobody holds, for the assign form; narrowed by any part of the name or number. */
export function listUnassigned(db: Db, text: string, take: number): Promise<AwsAccount[]> {
  return listFree(db, matches(text), take);
}

/** The same, of those that head a family. */
export function listUnassignedHeads(db: Db, text: string, take: number): Promise<AwsAccount[]> {
  return listFree(db, Prisma.sql`a.type = 'consolidated' AND ${matches(text)}`, take);
}

async function listFree(db: Db, condition: Prisma.Sql, take: number): Promise<AwsAccount[]> {
  const rows = await db.$queryRaw<AccountColumns[]>`
    SELECT a.owner, a.upstream_id, a.name, a.amazon_name, a.type, a.family, a.is_active
    FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    WHERE a.removed_at IS NULL AND s.owner IS NULL AND ${condition}
    ORDER BY a.family NULLS LAST, a.name, a.owner
    LIMIT ${take}`;
  return rows.map((row) =>
    toAccount({ ...row, upstreamId: row.upstream_id, amazonName: row.amazon_name, isActive: row.is_active }),
  );
}

interface AccountColumns {
  owner: string;
  upstream_id: string;
  name: string;
  amazon_name: string | null;
  type: string;
  family: string | null;
  is_active: boolean;
}

/** Any account when nothing is searched. */
export function matches(text: string): Prisma.Sql {
  return text === "" ? Prisma.sql`true` : matchesAccount(text);
}

export function toType(text: string): AwsAccountType {
  return ACCOUNT_TYPES.find((known) => known === text) ?? "unknown";
}

export function toAccount(
  row: Omit<AccountRow, "search" | "fetchedAt" | "sourceRunId" | "missingRuns" | "missingReleased" | "removedAt">,
): AwsAccount {
  return {
    id: row.upstreamId,
    owner: awsAccountId(row.owner),
    name: row.name,
    amazonName: row.amazonName,
    type: toType(row.type),
    family: row.family,
    isActive: row.isActive,
  };
}
