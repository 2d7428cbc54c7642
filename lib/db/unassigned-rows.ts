import "server-only";
import { matches, toType } from "@/lib/db/account-rows";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { UnassignedAccount } from "@/lib/domain/accounts/unassigned-account";
import { hasUnassignedFilter, type UnassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";

/** The last full month and the one under way. */
export interface TwoMonths {
  readonly last: Month;
  readonly current: Month;
}

interface Slice {
  readonly offset: number;
  readonly most: number;
}

interface Row {
  owner: string;
  name: string;
  type: string;
  family: string | null;
  is_active: boolean;
  last_month: string | null;
  so_far: string | null;
  since: Date | null;
}

const NOT_HELD = Prisma.sql`a.removed_at IS NULL
  AND NOT EXISTS (SELECT FROM assignment s WHERE s.owner = a.owner AND s.removed_at IS NULL)`;

/**
 * Those whose cost is known come from the index of costs, largest first, each looked up among the assignments: as many
 * rows are touched as are shown, however many accounts there are. Where it ends, those without data follow by number.
 */
export async function listUnassignedByCost(db: Db, months: TwoMonths, slice: Slice): Promise<UnassignedAccount[]> {
  const priced = await listRows(
    db,
    months,
    Prisma.sql`FROM account_cost l JOIN aws_account a ON a.owner = l.owner
      WHERE l.month = ${months.last} AND ${NOT_HELD}
      ORDER BY l.cost DESC, a.owner LIMIT ${slice.most} OFFSET ${slice.offset}`,
  );
  if (priced.length === slice.most) return priced;
  const before = priced.length > 0 ? slice.offset + priced.length : await countPriced(db, months.last);
  const rest = await listRows(
    db,
    months,
    Prisma.sql`FROM aws_account a
      WHERE ${NOT_HELD} AND NOT EXISTS (SELECT FROM account_cost l WHERE l.month = ${months.last} AND l.owner = a.owner)
      ORDER BY a.owner LIMIT ${slice.most - priced.length} OFFSET ${slice.offset + priced.length - before}`,
  );
  return [...priced, ...rest];
}

/** Any filter and any order, for which all that match are looked at. */
export async function listUnassignedAs(
  db: Db,
  months: TwoMonths,
  { query, slice }: { query: UnassignedQuery; slice: Slice },
): Promise<UnassignedAccount[]> {
  return listRows(
    db,
    months,
    Prisma.sql`FROM aws_account a ${joinLast(months)}
      LEFT JOIN account_cost c ON c.month = ${months.current} AND c.owner = a.owner
      WHERE ${toCondition(query)} ORDER BY ${toOrder(query)}, a.owner LIMIT ${slice.most} OFFSET ${slice.offset}`,
  );
}

/** How many match the filters, and what those with data cost in the last month. */
export async function countUnassignedAs(
  db: Db,
  months: TwoMonths,
  query: UnassignedQuery,
): Promise<{ accounts: number; priced: number; cost: DecimalText }> {
  const [row] = await db.$queryRaw<{ accounts: bigint; priced: bigint; cost: string }[]>`
    SELECT count(*) AS accounts, count(l.owner) AS priced, coalesce(sum(l.cost), 0)::text AS cost
    FROM aws_account a ${joinLast(months)} WHERE ${toCondition(query)}`;
  return { accounts: Number(row?.accounts ?? 0), priced: Number(row?.priced ?? 0), cost: decimal(row?.cost ?? "0") };
}

/** The rows of a page are settled first; what else is shown of them is looked up for these only. */
async function listRows(db: Db, months: TwoMonths, page: Prisma.Sql): Promise<UnassignedAccount[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.owner, p.name, p.type, p.family, p.is_active, l.cost::text AS last_month, c.cost::text AS so_far, b.since
    FROM (SELECT row_number() OVER () AS place, o.* FROM
      (SELECT a.owner, a.name, a.type, a.family, a.is_active ${page}) o) p
    LEFT JOIN account_cost l ON l.month = ${months.last} AND l.owner = p.owner
    LEFT JOIN account_cost c ON c.month = ${months.current} AND c.owner = p.owner
    LEFT JOIN LATERAL (
      SELECT h.valid_from AS since FROM assignment_history h WHERE h.owner = p.owner AND h.removed ORDER BY h.id DESC LIMIT 1
    ) b ON true
    ORDER BY p.place`;
  return rows.map((row) => ({
    owner: awsAccountId(row.owner),
    name: row.name,
    type: toType(row.type),
    family: row.family,
    isActive: row.is_active,
    lastMonth: row.last_month === null ? null : decimal(row.last_month),
    soFar: row.so_far === null ? null : decimal(row.so_far),
    since: row.since?.toISOString() ?? null,
  }));
}

async function countPriced(db: Db, last: Month): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM account_cost l JOIN aws_account a ON a.owner = l.owner
    WHERE l.month = ${last} AND ${NOT_HELD}`;
  return Number(row?.count ?? 0);
}

function joinLast({ last }: TwoMonths): Prisma.Sql {
  return Prisma.sql`LEFT JOIN account_cost l ON l.month = ${last} AND l.owner = a.owner`;
}

/** The words of `linkedFamily`: outside a family of another account nothing can be assigned. */
const ASSIGNABLE = Prisma.sql`(a.type <> 'consolidated' AND a.family IS NOT NULL)`;

function toCondition(query: UnassignedQuery): Prisma.Sql {
  const conditions = [NOT_HELD];
  if (!hasUnassignedFilter(query)) return NOT_HELD;
  conditions.push(matches(query.q));
  if (query.family !== "") conditions.push(Prisma.sql`a.family = ${query.family}`);
  if (query.type !== "all") conditions.push(Prisma.sql`a.type = ${query.type}`);
  if (query.assignable === "yes") conditions.push(ASSIGNABLE);
  if (query.assignable === "no") conditions.push(Prisma.sql`NOT ${ASSIGNABLE}`);
  if (query.cost === "some") conditions.push(Prisma.sql`l.cost <> 0`);
  if (query.cost === "zero") conditions.push(Prisma.sql`l.cost = 0`);
  if (query.cost === "unknown") conditions.push(Prisma.sql`l.owner IS NULL`);
  return Prisma.join(conditions, " AND ");
}

function toOrder({ sort, direction }: UnassignedQuery): Prisma.Sql {
  const columns = {
    cost: "l.cost",
    "so-far": "c.cost",
    name: "a.search",
    owner: "a.owner",
    family: "a.family",
    type: "a.type",
  } as const;
  return Prisma.raw(`${columns[sort]} ${direction === "descending" ? "DESC" : "ASC"} NULLS LAST`);
}
