import "server-only";
import type { Db } from "@/lib/db/client";
import type { AccountCostReading as ReadingRow } from "@/lib/db/generated/client";
import type { AccountCostReading } from "@/lib/domain/accounts/unassigned-account";
import type { AccountCosts } from "@/lib/domain/costs/account-costs";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { type Month, month } from "@/lib/domain/values/month";

/** The AWS number of every account ever read, by CloudHealth's id of it: what an account cost stays its cost when it goes. */
export async function mapOwnersByUpstreamId(db: Db): Promise<ReadonlyMap<string, AwsAccountId>> {
  const rows = await db.$queryRaw<{ owner: string; upstream_id: string }[]>`
    SELECT upstream_id, owner FROM aws_account ORDER BY removed_at NULLS LAST`;
  return new Map(rows.map((row) => [row.upstream_id, awsAccountId(row.owner)]));
}

export async function findAccountCostReading(db: Db, of: Month): Promise<AccountCostReading | null> {
  const row = await db.accountCostReading.findUnique({ where: { month: of } });
  return row && toReading(row);
}

/** Puts a month as it was read: what the report no longer speaks of goes. In a transaction. */
export async function putAccountCosts(
  db: Db,
  costs: AccountCosts,
  read: { readonly at: Date; readonly dataThrough: Date | null },
): Promise<void> {
  const { known, summary, ...of } = costs;
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  await db.$executeRaw`
    INSERT INTO account_cost (owner, month, cost, currency, data_through, fetched_at)
    SELECT owner, ${of.month}, cost::numeric, ${of.currency}, ${read.dataThrough}::timestamptz, ${read.at}::timestamptz
    FROM unnest(${known.map((one) => one.owner)}::text[], ${known.map((one) => one.cost)}::text[]) AS read (owner, cost)
    ON CONFLICT (month, owner) DO UPDATE SET cost = excluded.cost, currency = excluded.currency,
      data_through = excluded.data_through, fetched_at = excluded.fetched_at`;
  await db.accountCost.deleteMany({ where: { month: of.month, fetchedAt: { not: read.at } } });
  const values = {
    currency: of.currency,
    total: summary.total,
    unknownCost: summary.unknown.cost,
    unknownAccounts: summary.unknown.accounts,
    difference: summary.difference,
    dataThrough: read.dataThrough,
    fetchedAt: read.at,
  };
  await db.accountCostReading.upsert({
    where: { month: of.month },
    create: { month: of.month, ...values },
    update: values,
  });
}

function toReading(row: ReadingRow): AccountCostReading {
  return {
    month: month(row.month),
    currency: currency(row.currency),
    total: row.total === null ? null : decimal(row.total.toFixed()),
    unknown: { accounts: row.unknownAccounts, cost: decimal(row.unknownCost.toFixed()) },
    difference: decimal(row.difference.toFixed()),
    dataThrough: row.dataThrough?.toISOString() ?? null,
    fetchedAt: row.fetchedAt.toISOString(),
  };
}
