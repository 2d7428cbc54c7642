import "server-only";
import { matches, toType } from "@/lib/db/account-rows";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readInChunks } from "@/lib/db/read-in-chunks";
import type { UnassignedAccount } from "@/lib/domain/accounts/unassigned-account";
import type { TwoMonths } from "@/lib/domain/accounts/unassigned-months";
import type { UnassignedQuery } from "@/lib/domain/accounts/unassigned-query";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";

interface Slice {
  readonly offset: number;
  readonly most: number;
  /** How many there are in all: the later half is read from its end. */
  readonly total: number;
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

/** Those that nobody held at the last count and nothing has happened to since, and what has changed since and is free. */
function freeNow({ last, current }: TwoMonths): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM unassigned_account k WHERE NOT EXISTS (SELECT FROM unassigned_change n WHERE n.owner = k.owner)
    UNION ALL
    SELECT a.owner, a.search, a.family, a.type, l.cost, c.cost
    FROM (SELECT DISTINCT owner FROM unassigned_change) n
      JOIN aws_account a ON a.owner = n.owner AND a.removed_at IS NULL
      LEFT JOIN account_cost l ON l.month = ${last} AND l.owner = a.owner
      LEFT JOIN account_cost c ON c.month = ${current} AND c.owner = a.owner
    WHERE NOT EXISTS (SELECT FROM assignment s WHERE s.owner = a.owner AND s.removed_at IS NULL)
  )`;
}

/** The rows of a page are settled first; what else is shown of them is looked up for these only. */
export async function listUnassigned(
  db: Db,
  months: TwoMonths,
  { query, slice }: { query: UnassignedQuery; slice: Slice },
): Promise<UnassignedAccount[]> {
  return (await db.$queryRaw<Row[]>(linesOf(months, query, slice))).map(toUnassigned);
}

/** Every account of the list, in its order, some at a time. */
export async function eachUnassigned(
  db: Db,
  months: TwoMonths,
  { query, take }: { query: UnassignedQuery; take: (rows: readonly UnassignedAccount[]) => Promise<void> },
): Promise<void> {
  await readInChunks<Row>(db, linesOf(months, query, null), (rows) => take(rows.map(toUnassigned)));
}

/** How many match the filters, and what those with data cost in the last month. */
export async function countUnassigned(
  db: Db,
  months: TwoMonths,
  query: UnassignedQuery,
): Promise<{ accounts: number; priced: number; cost: DecimalText }> {
  const [row] = await db.$queryRaw<{ accounts: bigint; priced: bigint; cost: string }[]>`
    SELECT count(*) AS accounts, count(a.last_cost) AS priced, coalesce(sum(a.last_cost), 0)::text AS cost
    FROM ${freeNow(months)} a WHERE ${toCondition(query)}`;
  return { accounts: Number(row?.accounts ?? 0), priced: Number(row?.priced ?? 0), cost: decimal(row?.cost ?? "0") };
}

function linesOf(months: TwoMonths, query: UnassignedQuery, slice: Slice | null): Prisma.Sql {
  const isFromEnd = slice !== null && slice.offset > slice.total / 2;
  return Prisma.sql`
    SELECT p.owner, a.name, a.type, a.family, a.is_active, l.cost::text AS last_month, c.cost::text AS so_far, b.since
    FROM (SELECT row_number() OVER () AS place, o.owner FROM
      (SELECT a.owner FROM ${freeNow(months)} a WHERE ${toCondition(query)}
        ORDER BY ${toOrder(query, isFromEnd)} ${toWindow(slice, isFromEnd)}) o) p
    JOIN aws_account a ON a.owner = p.owner AND a.removed_at IS NULL
    LEFT JOIN account_cost l ON l.month = ${months.last} AND l.owner = p.owner
    LEFT JOIN account_cost c ON c.month = ${months.current} AND c.owner = p.owner
    LEFT JOIN LATERAL (
      SELECT h.valid_from AS since FROM assignment_history h WHERE h.owner = p.owner AND h.removed ORDER BY h.id DESC LIMIT 1
    ) b ON true
    ORDER BY p.place ${isFromEnd ? Prisma.sql`DESC` : Prisma.empty}`;
}

function toWindow(slice: Slice | null, isFromEnd: boolean): Prisma.Sql {
  if (slice === null) return Prisma.empty;
  const { offset, most, total } = slice;
  if (!isFromEnd) return Prisma.sql`LIMIT ${most} OFFSET ${offset}`;
  const count = Math.max(0, Math.min(most, total - offset));
  return Prisma.sql`LIMIT ${count} OFFSET ${Math.max(0, total - offset - count)}`;
}

function toUnassigned(row: Row): UnassignedAccount {
  return {
    owner: awsAccountId(row.owner),
    name: row.name,
    type: toType(row.type),
    family: row.family,
    isActive: row.is_active,
    lastMonth: row.last_month === null ? null : decimal(row.last_month),
    soFar: row.so_far === null ? null : decimal(row.so_far),
    since: row.since?.toISOString() ?? null,
  };
}

/** The words of `linkedFamily`: outside a family of another account nothing can be assigned. */
const ASSIGNABLE = Prisma.sql`(a.type <> 'consolidated' AND a.family IS NOT NULL)`;

function toCondition(query: UnassignedQuery): Prisma.Sql {
  const conditions = [matches(query.q)];
  if (query.family !== "") conditions.push(Prisma.sql`a.family = ${query.family}`);
  if (query.type !== "all") conditions.push(Prisma.sql`a.type = ${query.type}`);
  if (query.assignable === "yes") conditions.push(ASSIGNABLE);
  if (query.assignable === "no") conditions.push(Prisma.sql`NOT ${ASSIGNABLE}`);
  if (query.cost === "some") conditions.push(Prisma.sql`a.last_cost <> 0`);
  if (query.cost === "zero") conditions.push(Prisma.sql`a.last_cost = 0`);
  if (query.cost === "unknown") conditions.push(Prisma.sql`a.last_cost IS NULL`);
  return Prisma.join(conditions, " AND ");
}

function toOrder({ sort, direction }: UnassignedQuery, isFromEnd: boolean): Prisma.Sql {
  const columns = {
    cost: "a.last_cost",
    "so-far": "a.so_far_cost",
    name: "a.search",
    owner: "a.owner",
    family: "a.family",
    type: "a.type",
  } as const;
  const way = (direction === "descending") !== isFromEnd ? "DESC" : "ASC";
  return Prisma.raw(
    isFromEnd ? `${columns[sort]} ${way} NULLS FIRST, a.owner DESC` : `${columns[sort]} ${way} NULLS LAST, a.owner`,
  );
}
