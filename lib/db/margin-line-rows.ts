import "server-only";
import type { Db } from "@/lib/db/client";
import { matchesCustomer } from "@/lib/db/customer-list-rows";
import { Prisma } from "@/lib/db/generated/client";
import { monthState } from "@/lib/domain/costs/cost-statement";
import { type Earned, NOT_KNOWN } from "@/lib/domain/margin/margin-bridge";
import type { ListedMargin, MarginLine } from "@/lib/domain/margin/margin-line";
import type { MarginKind, MarginListQuery, MarginSort } from "@/lib/domain/margin/margin-list-query";
import type { MarginTotal } from "@/lib/domain/margin/margin-total";
import { customerId } from "@/lib/domain/values/customer-id";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

/** Puts a month's lines as they were worked out; customers that are no more have none. In a transaction. */
export async function putMarginLines(db: Db, of: Month, lines: readonly MarginLine[]): Promise<void> {
  await db.marginLine.deleteMany({ where: { month: of } });
  await db.marginLine.createMany({
    data: lines.map(({ customer, currency: code, partner, exclusions, billed, prices, margin, readAt }) => {
      const [byBill, byPrice] = [toColumns(margin.billed), toColumns(margin.priced)];
      return {
        month: of,
        customerId: customer,
        currency: code,
        partner,
        customer: billed,
        exclusions,
        prices: prices.map((one) => ({ ...one })),
        billed: byBill.amount,
        billedShare: byBill.share,
        billedWhy: byBill.why,
        priced: byPrice.amount,
        pricedShare: byPrice.share,
        pricedWhy: byPrice.why,
        readAt: readAt === null ? null : new Date(readAt),
      };
    }),
  });
}

function toColumns(earned: Earned) {
  return earned.state === "known" ? { ...earned, why: null } : { amount: null, share: null, why: earned.why };
}

interface LineRow {
  id: string;
  name: string;
  currency: string | null;
  partner: string | null;
  customer: string | null;
  exclusions: string | null;
  prices: { amount: string; currency: string }[];
  billed: string | null;
  billed_share: string | null;
  billed_why: string | null;
  priced: string | null;
  priced_share: string | null;
  priced_why: string | null;
  read_at: string | null;
  statements: "none" | "open" | "final";
  partner_reading: string | null;
  customer_reading: string | null;
}

interface TotalRow {
  currency: string | null;
  customers: number;
  known: number;
  losses: number;
  partner: string | null;
  charged: string | null;
  margin: string | null;
}

export interface MarginPage {
  readonly lines: readonly ListedMargin[];
  readonly total: number;
  readonly totals: readonly MarginTotal[];
}

/** The rows of one page, or of all; how many there are, and their sums in each currency: one statement. */
export async function listMarginLines(
  db: Db,
  of: Month,
  { query, now, isWhole = false }: { query: MarginListQuery; now: Date; isWhole?: boolean },
): Promise<MarginPage> {
  const shown = isWhole ? Prisma.empty : Prisma.sql`LIMIT ${query.per} OFFSET ${(query.page - 1) * query.per}`;
  const margin = Prisma.raw(query.basis);
  const [row] = await db.$queryRaw<{ total: number; totals: TotalRow[] | null; lines: LineRow[] | null }[]>`
    WITH line AS MATERIALIZED (
      SELECT l.*, c.name, c.search FROM margin_line l JOIN customer c ON c.id = l.customer_id AND c.removed_at IS NULL
      WHERE ${toCondition(of, query)}),
    page AS (SELECT *, row_number() OVER (ORDER BY ${toOrder(query)}) AS place FROM line ORDER BY place ${shown})
    SELECT (SELECT count(*)::int FROM line) AS total,
      (SELECT json_agg(t ORDER BY t.known DESC, t.currency) FROM (
        SELECT currency, count(*)::int AS customers, count(${margin})::int AS known,
          (count(*) FILTER (WHERE ${margin} < 0))::int AS losses,
          trim_scale(sum(partner) FILTER (WHERE ${margin} IS NOT NULL))::text AS partner,
          trim_scale(sum(partner + ${margin}))::text AS charged, trim_scale(sum(${margin}))::text AS margin
        FROM line GROUP BY currency) t) AS totals,
      (SELECT json_agg(json_build_object('id', customer_id, 'name', name, 'currency', currency,
        'partner', trim_scale(partner)::text, 'customer', trim_scale(customer)::text,
        'exclusions', trim_scale(exclusions)::text, 'prices', prices,
        'billed', trim_scale(billed)::text, 'billed_share', trim_scale(billed_share)::text, 'billed_why', billed_why,
        'priced', trim_scale(priced)::text, 'priced_share', trim_scale(priced_share)::text, 'priced_why', priced_why,
        'read_at', to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'statements', ${statementsOf(of)},
        'partner_reading', ${readingOf(of, Prisma.sql`b.customer_id IS NULL`, "account")},
        'customer_reading', ${readingOf(of, Prisma.sql`b.customer_id = page.customer_id`, "service")}) ORDER BY place)
       FROM page) AS lines`;
  if (!row) throw new Error("A list is always one row");
  return {
    total: row.total,
    totals: (row.totals ?? []).map(toTotal),
    lines: (row.lines ?? []).map((line) => toLine(line, of, now)),
  };
}

function statementsOf(of: Month): Prisma.Sql {
  const own = Prisma.sql`FROM cost_statement s WHERE s.customer_id = page.customer_id AND s.month = ${of}`;
  return Prisma.sql`CASE WHEN EXISTS (SELECT ${own} AND s.status <> 'final') THEN 'open' WHEN EXISTS (SELECT ${own}) THEN 'final' ELSE 'none' END`;
}

function readingOf(of: Month, whose: Prisma.Sql, split: string): Prisma.Sql {
  return Prisma.sql`(SELECT p.reading_id FROM cost_book b JOIN cost_period p ON p.book_id = b.id
    WHERE ${whose} AND b."interval" = 'monthly' AND b.split = ${split} AND p.start = ${`${of}-01`}::text::date)`;
}

const KINDS: Readonly<Record<MarginKind, string>> = { loss: "< 0", gain: ">= 0", unknown: "IS NULL" };

function toCondition(of: Month, { q, kind, basis }: MarginListQuery): Prisma.Sql {
  const conditions = [Prisma.sql`l.month = ${of}`];
  if (q !== "") conditions.push(Prisma.sql`c.id IN (SELECT id FROM customer WHERE ${matchesCustomer(q)})`);
  if (kind !== null) conditions.push(Prisma.raw(`l.${basis} ${KINDS[kind]}`));
  return Prisma.join(conditions, " AND ");
}

function toOrder({ sort, direction, basis }: MarginListQuery): Prisma.Sql {
  const column: Record<MarginSort, string> = {
    name: "search",
    partner: "partner",
    exclusions: "exclusions",
    customer: "customer",
    margin: basis,
    share: `${basis}_share`,
  };
  return Prisma.raw(`${column[sort]} ${direction === "descending" ? "DESC" : "ASC"} NULLS LAST, search, customer_id`);
}

function toLine(row: LineRow, of: Month, now: Date): ListedMargin {
  return {
    customer: customerId(row.id),
    name: row.name,
    currency: row.currency === null ? null : currency(row.currency),
    partner: toDecimal(row.partner),
    exclusions: toDecimal(row.exclusions),
    billed: toDecimal(row.customer),
    prices: row.prices.map((one) => ({ amount: decimal(one.amount), currency: currency(one.currency) })),
    margin: {
      billed: toEarned(row.billed, row.billed_share, row.billed_why),
      priced: toEarned(row.priced, row.priced_share, row.priced_why),
    },
    state: monthState(of, row.statements, now),
    readings: { partner: row.partner_reading, customer: row.customer_reading },
    readAt: row.read_at,
  };
}

function toEarned(amount: string | null, share: string | null, why: string | null): Earned {
  if (amount !== null) return { state: "known", amount: decimal(amount), share: toDecimal(share) };
  return { state: "unknown", why: NOT_KNOWN.find((known) => known === why) ?? "no-partner-cost" };
}

function toTotal(row: TotalRow): MarginTotal {
  return {
    currency: row.currency === null ? null : currency(row.currency),
    customers: row.customers,
    known: row.known,
    losses: row.losses,
    partner: toDecimal(row.partner),
    charged: toDecimal(row.charged),
    margin: toDecimal(row.margin),
  };
}

function toDecimal(text: string | null): DecimalText | null {
  return text === null ? null : decimal(text);
}
