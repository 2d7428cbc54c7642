import "server-only";
import type { Db } from "@/lib/db/client";
import { type AwsAccount as AccountRow, Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine, AwsAccount, AwsAccountType } from "@/lib/domain/accounts/aws-account";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { toSearchText } from "@/lib/domain/values/search-text";

const TYPES: readonly AwsAccountType[] = ["consolidated", "linked", "standalone", "unknown"];

export async function findAccount(db: Db, owner: AwsAccountId): Promise<AwsAccount | null> {
  const row = await db.awsAccount.findFirst({ where: { owner, removedAt: null } });
  return row && toAccount(row);
}

export async function listAccountsOf(db: Db, owners: readonly AwsAccountId[]): Promise<AwsAccount[]> {
  const rows = await db.awsAccount.findMany({ where: { owner: { in: [...owners] }, removedAt: null } });
  return rows.map(toAccount);
}

interface LineRow {
  owner: string;
  name: string;
  type: string;
  family: string | null;
  customer_id: string | null;
  customer_name: string | null;
  payer: string | null;
  managed_by: string | null;
}

export async function listAccountLines(db: Db, query: AccountListQuery): Promise<AccountLine[]> {
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT a.owner, a.name, a.type, a.family, s.customer_id, c.name AS customer_name, s.payer, s.managed_by
    FROM aws_account a
    LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    LEFT JOIN customer c ON c.id = s.customer_id
    WHERE ${toCondition(query)}
    ORDER BY ${toOrder(query)}, a.owner
    LIMIT ${query.per} OFFSET ${(query.page - 1) * query.per}`;
  return rows.map(toLine);
}

export async function countAccountLines(db: Db, query: AccountListQuery): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count
    FROM aws_account a
    LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    WHERE ${toCondition(query)}`;
  return Number(row?.count ?? 0);
}

export async function countAccounts(db: Db): Promise<{ all: number; unassigned: number }> {
  const [row] = await db.$queryRaw<{ all: bigint; unassigned: bigint }[]>`
    SELECT count(*) AS "all", count(*) FILTER (WHERE s.owner IS NULL) AS unassigned
    FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    WHERE a.removed_at IS NULL`;
  return { all: Number(row?.all ?? 0), unassigned: Number(row?.unassigned ?? 0) };
}

/** Accounts nobody holds, for the assign form; narrowed by any part of the name or number. */
export async function listUnassigned(db: Db, text: string, take: number): Promise<AwsAccount[]> {
  const rows = await db.$queryRaw<AccountColumns[]>`
    SELECT a.owner, a.upstream_id, a.name, a.amazon_name, a.type, a.family, a.is_active
    FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
    WHERE a.removed_at IS NULL AND s.owner IS NULL AND ${matches(text)}
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

function matches(text: string): Prisma.Sql {
  if (text === "") return Prisma.sql`true`;
  const digits = text.replace(/[\s-]/g, "");
  const byNumber = /^\d{2,12}$/.test(digits) ? Prisma.sql`OR a.owner LIKE ${`%${digits}%`}` : Prisma.empty;
  return Prisma.sql`(a.search LIKE ${`%${escapeLike(toSearchText(text))}%`} ${byNumber})`;
}

function toCondition(query: AccountListQuery): Prisma.Sql {
  const conditions = [Prisma.sql`a.removed_at IS NULL`, matches(query.q)];
  if (query.state === "assigned") conditions.push(Prisma.sql`s.owner IS NOT NULL`);
  if (query.state === "unassigned") conditions.push(Prisma.sql`s.owner IS NULL`);
  if (query.customer) conditions.push(Prisma.sql`s.customer_id = ${query.customer}`);
  return Prisma.join(conditions, " AND ");
}

function toOrder(query: AccountListQuery): Prisma.Sql {
  const columns = { name: "a.search", owner: "a.owner", customer: "c.search", family: "a.family" } as const;
  const direction = query.direction === "descending" ? "DESC" : "ASC";
  return Prisma.raw(`${columns[query.sort]} ${direction} NULLS LAST`);
}

function toLine(row: LineRow): AccountLine {
  const assigned = row.customer_id !== null && row.payer !== null;
  return {
    owner: awsAccountId(row.owner),
    name: row.name,
    type: toType(row.type),
    family: row.family,
    assignment: assigned
      ? {
          customer: customerId(row.customer_id ?? ""),
          customerName: row.customer_name,
          payer: awsAccountId(row.payer ?? ""),
          managedBy: row.managed_by === "v2" ? "v2" : "v1",
        }
      : null,
  };
}

function toType(text: string): AwsAccountType {
  return TYPES.find((known) => known === text) ?? "unknown";
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
