import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import type { CustomerLine } from "@/lib/domain/customers/customer-line";
import type { CustomerColumn, CustomerListQuery, CustomerSort } from "@/lib/domain/customers/customer-list-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { toSearchText } from "@/lib/domain/values/search-text";

interface LineRow {
  readonly id: string;
  readonly name: string;
  readonly billing_enabled: boolean;
  readonly pattern: CustomerLine["pattern"];
  readonly account_count?: number;
  readonly classification?: CustomerLine["access"];
  readonly trial_expires_at?: Date | null;
  readonly billing_contact?: string | null;
  readonly billing_folder?: string | null;
  readonly cloudmc_organization?: string | null;
  readonly here_realm?: string | null;
  readonly month_cost?: string | null;
  readonly month_cost_currency?: string | null;
  readonly month_cost_month?: string | null;
  readonly upstream_created_at?: Date | null;
}

/** What each column reads beyond what a phone's row needs of everybody. */
const READS: Readonly<Record<CustomerColumn, string>> = {
  id: "",
  pattern: "",
  billing: "",
  accounts: "account_count",
  access: "classification",
  trial: "trial_expires_at",
  contact: "billing_contact",
  folder: "billing_folder",
  cloudmc: "cloudmc_organization",
  here: "here_realm",
  cost: "month_cost::text, month_cost_currency, month_cost_month",
  created: "upstream_created_at",
};

/** Ids are numbers of any length kept as text. */
const ORDER: Readonly<Record<CustomerSort, readonly string[]>> = {
  name: ["search"],
  id: ["length(id)"],
  pattern: ["pattern"],
  accounts: ["account_count"],
  billing: ["billing_enabled"],
  access: ["classification"],
  trial: ["trial_expires_at"],
  contact: ["lower(billing_contact)"],
  folder: ["billing_folder"],
  cloudmc: ["cloudmc_organization"],
  here: ["here_realm"],
  cost: ["month_cost"],
  created: ["upstream_created_at"],
};

/** One page; what a hidden column would show is not read. */
export async function listCustomerLines(db: Db, query: CustomerListQuery): Promise<CustomerLine[]> {
  const reads = query.columns.map((column) => READS[column]).filter((read) => read !== "");
  const columns = ["id", "name", "billing_enabled", "pattern", ...reads].join(", ");
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT ${Prisma.raw(columns)} FROM customer WHERE ${toCondition(query)} ORDER BY ${toOrder(query)}
    LIMIT ${query.per} OFFSET ${(query.page - 1) * query.per}`;
  return rows.map(toLine);
}

/** The ids of one page, or of every customer the filters let through, in the list's order. */
export async function listCustomerIds(db: Db, query: CustomerListQuery, which: "page" | "all"): Promise<string[]> {
  const [take, skip] = which === "page" ? [query.per, (query.page - 1) * query.per] : [null, 0];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM customer WHERE ${toCondition(query)} ORDER BY ${toOrder(query)} LIMIT ${take}::bigint OFFSET ${skip}`;
  return rows.map((row) => row.id);
}

export async function countCustomers(db: Db, query: CustomerListQuery): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM customer WHERE ${toCondition(query)}`;
  return row?.total ?? 0;
}

function toCondition(query: CustomerListQuery): Prisma.Sql {
  const conditions = [Prisma.sql`removed_at IS NULL`];
  if (query.q !== "") conditions.push(matchesCustomer(query.q));
  if (query.billing) conditions.push(Prisma.sql`billing_enabled = ${query.billing === "on"}`);
  if (query.pattern) conditions.push(Prisma.sql`pattern = ${query.pattern}`);
  if (query.classification) conditions.push(Prisma.sql`classification = ${query.classification}`);
  if (query.trial) conditions.push(TRIAL[query.trial]);
  if (query.cloudmc) conditions.push(isLinked("cloudmc_organization", query.cloudmc));
  if (query.here) conditions.push(isLinked("here_realm", query.here));
  if (query.tag !== "") {
    const tag = { key: query.tag, ...(query.tagValue === "" ? {} : { value: query.tagValue }) };
    conditions.push(Prisma.sql`tags @> ${JSON.stringify([tag])}::jsonb`);
  }
  return Prisma.join(conditions, " AND ");
}

/** By any part of the name; digits are looked for in ids too. */
export function matchesCustomer(text: string): Prisma.Sql {
  const byName = Prisma.sql`search LIKE ${`%${escapeLike(toSearchText(text))}%`}`;
  return /^\d+$/.test(text) ? Prisma.sql`(${byName} OR id LIKE ${`%${text}%`})` : byName;
}

const TRIAL = {
  soon: Prisma.sql`trial_expires_at BETWEEN now() AND now() + interval '30 days'`,
  running: Prisma.sql`trial_expires_at >= now()`,
  over: Prisma.sql`trial_expires_at < now()`,
  none: Prisma.sql`trial_expires_at IS NULL`,
};

function isLinked(column: string, state: "linked" | "unlinked"): Prisma.Sql {
  return Prisma.raw(`${column} IS ${state === "linked" ? "NOT NULL" : "NULL"}`);
}

function toOrder({ sort, direction }: CustomerListQuery): Prisma.Sql {
  const way = direction === "descending" ? "DESC" : "ASC";
  const idWay = sort === "id" ? way : "ASC";
  return Prisma.raw([...ORDER[sort].map((column) => `${column} ${way} NULLS LAST`), `id ${idWay}`].join(", "));
}

function toLine(row: LineRow): CustomerLine {
  const { month_cost: cost, month_cost_currency: code, month_cost_month: month } = row;
  return {
    id: customerId(row.id),
    name: row.name,
    isBilled: row.billing_enabled,
    pattern: row.pattern,
    accounts: row.account_count ?? null,
    access: row.classification ?? null,
    trial: row.trial_expires_at?.toISOString() ?? null,
    contact: row.billing_contact ?? null,
    folder: row.billing_folder ?? null,
    cloudmc: row.cloudmc_organization ?? null,
    here: row.here_realm ?? null,
    cost: cost && code && month ? { amount: decimal(cost), currency: currency(code), month } : null,
    created: row.upstream_created_at?.toISOString() ?? null,
  };
}
