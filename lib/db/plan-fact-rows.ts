import "server-only";
import { toAccount } from "@/lib/db/account-rows";
import type { Db } from "@/lib/db/client";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { HeldAssignment } from "@/lib/domain/plans/assignment-plan";
import type { ChosenAccount } from "@/lib/domain/plans/plan-view";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, type Money } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

interface HeldRow {
  owner: string;
  upstream_id: string;
  customer_id: string;
  payer: string;
  managed_by: string;
  version: number;
}

/** Every assignment of the customers named and of those that hold one of the accounts. */
export async function listHeldAround(
  db: Db,
  { owners, customers }: { owners: readonly string[]; customers: readonly string[] },
): Promise<HeldAssignment[]> {
  const rows = await db.$queryRaw<HeldRow[]>`
    SELECT owner, upstream_id, customer_id, payer, managed_by, version FROM assignment
    WHERE removed_at IS NULL AND customer_id IN (
      SELECT customer_id FROM assignment WHERE owner = ANY (${[...owners]}) AND removed_at IS NULL
      UNION SELECT unnest(${[...customers]}::text[]))
    ORDER BY owner`;
  return rows.map((row) => ({
    id: row.upstream_id,
    owner: awsAccountId(row.owner),
    customer: customerId(row.customer_id),
    payer: awsAccountId(row.payer),
    managedBy: row.managed_by === "v2" ? "v2" : "v1",
    version: row.version,
  }));
}

interface AccountRow {
  owner: string;
  upstream_id: string;
  name: string;
  amazon_name: string | null;
  type: string;
  family: string | null;
  is_active: boolean;
}

export async function listNamedAccounts(db: Db, owners: readonly string[]): Promise<AwsAccount[]> {
  const rows = await db.$queryRaw<AccountRow[]>`
    SELECT owner, upstream_id, name, amazon_name, type, family, is_active FROM aws_account
    WHERE owner = ANY (${[...owners]}) AND removed_at IS NULL ORDER BY owner`;
  return rows.map((row) =>
    toAccount({ ...row, upstreamId: row.upstream_id, amazonName: row.amazon_name, isActive: row.is_active }),
  );
}

export async function listBilledCustomers(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; name: string; billing: boolean }[]> {
  return db.$queryRaw<{ id: string; name: string; billing: boolean }[]>`
    SELECT id, name, billing_enabled AS billing FROM customer
    WHERE id = ANY (${[...ids]}) AND removed_at IS NULL ORDER BY id`;
}

export async function listAccountCosts(
  db: Db,
  owners: readonly string[],
  month: Month,
): Promise<{ owner: string; cost: Money }[]> {
  const rows = await db.$queryRaw<{ owner: string; cost: string; currency: string }[]>`
    SELECT owner, trim_scale(cost)::text AS cost, currency FROM account_cost
    WHERE month = ${month} AND owner = ANY (${[...owners]}) ORDER BY owner`;
  return rows.map((row) => ({
    owner: row.owner,
    cost: { amount: decimal(row.cost), currency: currency(row.currency) },
  }));
}

export async function countAssignments(db: Db): Promise<number> {
  return db.assignment.count({ where: { removedAt: null } });
}

/** Customers by what a line of a file calls them: an id, or a name as names are compared. */
export async function listCustomersCalled(
  db: Db,
  { ids, searches }: { ids: readonly string[]; searches: readonly string[] },
): Promise<{ id: string; name: string; search: string }[]> {
  return db.$queryRaw<{ id: string; name: string; search: string }[]>`
    SELECT id, name, search FROM customer
    WHERE removed_at IS NULL AND (id = ANY (${[...ids]}) OR search = ANY (${[...searches]})) ORDER BY id`;
}

interface ChosenRow {
  owner: string;
  name: string;
  family: string | null;
  customer_id: string | null;
  customer_name: string | null;
  payer: string | null;
}

/** Accounts by their numbers with who holds them, by name. */
export async function listChosenAccounts(db: Db, owners: readonly string[]): Promise<ChosenAccount[]> {
  const rows = await db.$queryRaw<ChosenRow[]>`
    SELECT a.owner, a.name, a.family, s.customer_id, c.name AS customer_name, s.payer
    FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL
      LEFT JOIN customer c ON c.id = s.customer_id
    WHERE a.owner = ANY (${[...owners]}) AND a.removed_at IS NULL ORDER BY a.search, a.owner`;
  return rows.map((row) => ({
    owner: awsAccountId(row.owner),
    name: row.name,
    family: row.family,
    held:
      row.customer_id && row.payer
        ? { customer: customerId(row.customer_id), name: row.customer_name ?? "", payer: awsAccountId(row.payer) }
        : null,
  }));
}
