import "server-only";
import { type AccountMatches, findAccountMatches, isFound, isFoundHeld } from "@/lib/db/account-matches";
import { ACCOUNTS_LISTED } from "@/lib/db/account-rows";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readInChunks } from "@/lib/db/read-in-chunks";
import type { AccountListQuery, AccountSort } from "@/lib/domain/accounts/account-list-query";
import type { AccountLine, AwsAccountType } from "@/lib/domain/accounts/aws-account";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

interface LineRow {
  readonly owner: string;
  readonly name: string;
  readonly type: AwsAccountType;
  readonly family: string | null;
  readonly is_active: boolean;
  readonly fetched_at: Date;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly payer: string | null;
  readonly managed_by: string | null;
  readonly held_since: Date | null;
}

/** What follows from who holds an account: those that nobody holds come after all others. */
const OF_THE_HELD: Partial<Record<AccountSort, string>> = {
  customer: "c.search",
  payer: "s.payer",
  managed: "s.managed_by",
  since: "s.held_since",
};
const OF_THE_ACCOUNT: Partial<Record<AccountSort, string>> = {
  name: "a.search",
  owner: "a.owner",
  family: "a.family",
  type: "a.type",
  active: "a.is_active",
  read: "a.fetched_at",
};

const COLUMNS = Prisma.sql`a.owner, a.name, a.type, a.family, a.is_active, a.fetched_at,
  s.customer_id, c.name AS customer_name, s.payer, s.managed_by, s.held_since`;
const HOLDER = Prisma.sql`LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL AND s.listed
  LEFT JOIN customer c ON c.id = s.customer_id`;

export interface AccountPage {
  readonly rows: AccountLine[];
  readonly total: number;
}

/** One page and how many there are: what the search finds first, then both through it. */
export async function readAccountPage(db: Db, query: AccountListQuery): Promise<AccountPage> {
  const found = query.q === "" ? null : await findAccountMatches(db, query.q);
  const [rows, total] = await Promise.all([listLines(db, query, found), countLines(db, query, found)]);
  return { rows, total };
}

export async function listAccountLines(db: Db, query: AccountListQuery): Promise<AccountLine[]> {
  return listLines(db, query, query.q === "" ? null : await findAccountMatches(db, query.q));
}

/** Every account of the list, in its order, some at a time. */
export async function eachAccountLine(
  db: Db,
  query: AccountListQuery,
  take: (lines: readonly AccountLine[]) => Promise<void>,
): Promise<void> {
  const found = query.q === "" ? null : await findAccountMatches(db, query.q);
  await readInChunks<LineRow>(db, linesOf(query, found, null), (rows) => take(rows.map(toAccountLine)));
}

async function listLines(db: Db, query: AccountListQuery, found: AccountMatches | null): Promise<AccountLine[]> {
  const rows = await db.$queryRaw<LineRow[]>(
    linesOf(query, found, { take: query.per, skip: (query.page - 1) * query.per }),
  );
  return rows.map(toAccountLine);
}

interface Cut {
  readonly take: number;
  readonly skip: number;
}

/** The keys of the page come from indexes alone, the rest is looked up for its few rows. */
function linesOf(query: AccountListQuery, found: AccountMatches | null, cut: Cut | null): Prisma.Sql {
  return Prisma.sql`
    WITH page AS MATERIALIZED (${keysOf(query, found, cut)})
    SELECT ${COLUMNS} FROM page JOIN aws_account a ON a.owner = page.owner ${HOLDER}
    ORDER BY ${IN_PARTS[query.direction]}`;
}

const IN_PARTS = {
  ascending: Prisma.sql`part, key ASC NULLS LAST, CASE part WHEN 1 THEN page.owner END, page.owner`,
  descending: Prisma.sql`part, key DESC NULLS LAST, CASE part WHEN 1 THEN page.owner END, page.owner DESC`,
};

function keysOf(query: AccountListQuery, found: AccountMatches | null, cut: Cut | null): Prisma.Sql {
  const way = query.direction === "descending" ? "DESC" : "ASC";
  const order = (key: string, owner: string) => Prisma.raw(`ORDER BY ${key}, ${owner}`);
  const window = cut === null ? Prisma.empty : Prisma.sql`LIMIT ${cut.take} OFFSET ${cut.skip}`;
  const ofHeld = OF_THE_HELD[query.sort];
  if (ofHeld === undefined) {
    const key = OF_THE_ACCOUNT[query.sort] ?? "a.search";
    const nulls = query.sort === "family" ? " NULLS LAST" : "";
    return Prisma.sql`SELECT a.owner, 0 AS part, ${Prisma.raw(key)} AS key ${fromAccounts(query, found)}
      ${order(`${key} ${way}${nulls}`, `a.owner ${way}`)} ${window}`;
  }
  const held = Prisma.sql`SELECT s.owner, 0 AS part, ${Prisma.raw(ofHeld)} AS key ${fromHeld(query, found)}
    ${order(`${ofHeld} ${way}`, `s.owner ${way}`)}`;
  const free = Prisma.sql`SELECT a.owner, 1 AS part, NULL AS key
    ${fromAccounts({ ...query, state: "unassigned" }, found)} ORDER BY a.owner`;
  if (query.state === "assigned" || asksForHolder(query)) return Prisma.sql`${held} ${window}`;
  if (query.state === "unassigned") return Prisma.sql`${free} ${window}`;
  const reach = cut === null ? Prisma.empty : Prisma.sql`LIMIT ${cut.take + cut.skip}`;
  return Prisma.sql`SELECT * FROM ((${held} ${reach}) UNION ALL (${free} ${reach})) page
    ORDER BY ${IN_PARTS[query.direction]} ${window}`;
}

/** Accounts with whoever holds them. */
function fromAccounts(query: AccountListQuery, found: AccountMatches | null): Prisma.Sql {
  const conditions = [Prisma.sql`a.removed_at IS NULL`, ...ofAccount(query), ...ofHolding(query)];
  if (query.state === "assigned") conditions.push(Prisma.sql`s.owner IS NOT NULL`);
  if (query.state === "unassigned") conditions.push(Prisma.sql`s.owner IS NULL`);
  if (found)
    conditions.push(
      query.state === "unassigned" ? isFound(found) : Prisma.sql`(${isFoundHeld(found)} OR ${isFound(found)})`,
    );
  return Prisma.sql`FROM aws_account a LEFT JOIN assignment s ON s.owner = a.owner AND s.removed_at IS NULL AND s.listed
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** Assigned accounts by who holds them; what is known of the account itself is read only where it is asked for. */
function fromHeld(query: AccountListQuery, found: AccountMatches | null): Prisma.Sql {
  const conditions = [Prisma.sql`s.removed_at IS NULL AND s.listed`, ...ofHolding(query), ...ofAccount(query)];
  if (found) conditions.push(isFoundHeld(found));
  const needsAccount = found?.owners === null || ofAccount(query).length > 0;
  return Prisma.sql`FROM assignment s
    ${needsAccount ? Prisma.sql`JOIN aws_account a ON a.owner = s.owner` : Prisma.empty}
    ${query.sort === "customer" ? Prisma.sql`LEFT JOIN customer c ON c.id = s.customer_id` : Prisma.empty}
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

function ofAccount(query: AccountListQuery): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (query.type) conditions.push(Prisma.sql`a.type = ${query.type}`);
  if (query.active) conditions.push(Prisma.sql`a.is_active = ${query.active === "yes"}`);
  if (query.family !== "") conditions.push(Prisma.sql`a.family = ${query.family}`);
  return conditions;
}

function ofHolding(query: AccountListQuery): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (query.customer) conditions.push(Prisma.sql`s.customer_id = ${query.customer}`);
  if (query.payer) conditions.push(Prisma.sql`s.payer = ${query.payer}`);
  if (query.managed) conditions.push(Prisma.sql`s.managed_by = ${query.managed}`);
  return conditions;
}

/** Only an account that somebody holds can be among these. */
function asksForHolder(query: AccountListQuery): boolean {
  return ofHolding(query).length > 0;
}

/** From the counts kept wherever they tell it; what nobody keeps is counted. */
async function countLines(db: Db, query: AccountListQuery, found: AccountMatches | null): Promise<number> {
  const isPlain = query.state !== "unassigned" && ofAccount(query).length === 0 && !asksForHolder(query);
  if (!isPlain || found?.owners === null) {
    const isHeld = query.state === "assigned" || asksForHolder(query);
    return counted(db, isHeld ? fromHeld({ ...query, sort: "name" }, found) : fromAccounts(query, found));
  }
  if (!found) {
    const held = Prisma.sql`(SELECT coalesce(sum(listed_count), 0) FROM customer)`;
    return counted(db, Prisma.empty, query.state === "all" ? ACCOUNTS_LISTED : held);
  }
  const others = Prisma.sql`s.customer_id <> ALL (${[...found.customers]})`;
  const also = query.state === "assigned" ? others : Prisma.sql`(s.owner IS NULL OR ${others})`;
  return (
    found.held +
    (await counted(db, Prisma.sql`${fromAccounts({ ...query, state: "all" }, null)} AND ${isFound(found)} AND ${also}`))
  );
}

async function counted(db: Db, from: Prisma.Sql, what = Prisma.sql`count(*)`): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`SELECT ${what}::int AS total ${from}`;
  return row?.total ?? 0;
}

function toAccountLine(row: LineRow): AccountLine {
  return {
    owner: awsAccountId(row.owner),
    name: row.name,
    type: row.type,
    family: row.family,
    isActive: row.is_active,
    readAt: row.fetched_at.toISOString(),
    assignment:
      row.customer_id === null || row.payer === null || row.held_since === null
        ? null
        : {
            customer: customerId(row.customer_id),
            customerName: row.customer_name,
            payer: awsAccountId(row.payer),
            managedBy: row.managed_by === "v2" ? "v2" : "v1",
            since: row.held_since.toISOString(),
          },
  };
}
