import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarginMonth } from "@/lib/db/generated/client";
import { marginFacts } from "@/lib/db/margin-fact-sql";
import type { PartnerMonth } from "@/lib/domain/margin/margin-month";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { type Month, month } from "@/lib/domain/values/month";

/**
 * Takes the months whose margins something changed in since they were made: a cost, an assignment, a price. Which are due
 * is read before what they hold, so that a change in between is due again. In a transaction.
 */
export async function takeDueMonths(db: Db): Promise<Month[]> {
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('margin roll-up', 0))`;
  const rows = await db.$queryRaw<{ month: string }[]>`
    WITH gone AS (DELETE FROM margin_due RETURNING to_char(start, 'YYYY-MM') AS month)
    SELECT month FROM gone
    UNION SELECT m.month FROM margin_month m
      JOIN assignment_history h ON h.id > m.history_id
        AND (m.history_id = 0 OR h.valid_from < (m.month || '-01')::timestamptz + interval '1 month')
    UNION SELECT m.month FROM margin_month m JOIN price_report p ON p.month = m.month AND p.first_read_at > m.made_at
    ORDER BY month DESC`;
  return rows.map((row) => month(row.month));
}

/** Null: the partner's accounts were not read for this month. */
export async function sumPartnerMonth(
  db: Db,
  of: Month,
): Promise<{ readonly whole: PartnerMonth; readonly historyId: bigint } | null> {
  const [row] = await db.$queryRaw<
    {
      currency: string;
      total: string | null;
      difference: string;
      reading: string;
      unassigned: string | null;
      unassigned_accounts: number;
      unknown: string | null;
      unknown_accounts: number;
      history_id: bigint;
    }[]
  >`
    WITH ${marginFacts(of, null)},
    stray AS (
      SELECT f.amount FROM partner_period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
      WHERE p.split = 'account' AND NOT EXISTS (SELECT FROM numbered n WHERE n.upstream_id = f.member)),
    idle AS (
      SELECT a.amount FROM partner_account a LEFT JOIN held h ON h.owner = a.owner
      WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = h.holder AND c.removed_at IS NULL))
    SELECT p.currency, trim_scale(p.total)::text AS total, trim_scale(p.difference)::text AS difference,
      p.reading_id::text AS reading,
      (SELECT trim_scale(sum(amount))::text FROM idle) AS unassigned, (SELECT count(*)::int FROM idle) AS unassigned_accounts,
      (SELECT trim_scale(sum(amount))::text FROM stray) AS "unknown", (SELECT count(*)::int FROM stray) AS unknown_accounts,
      (SELECT coalesce(max(id), 0) FROM assignment_history) AS history_id
    FROM partner_period p WHERE p.split = 'account'`;
  if (!row) return null;
  const whole = {
    month: of,
    currency: currency(row.currency),
    total: toDecimal(row.total),
    unassigned: { cost: toDecimal(row.unassigned), accounts: row.unassigned_accounts },
    unknown: { cost: toDecimal(row.unknown), accounts: row.unknown_accounts },
    difference: decimal(row.difference),
    reading: row.reading,
  };
  return { whole, historyId: row.history_id };
}

export async function putPartnerMonth(
  db: Db,
  { month: of, unassigned, unknown, reading, ...said }: PartnerMonth,
  made: { readonly at: Date; readonly historyId: bigint },
): Promise<void> {
  const values = {
    ...said,
    unassigned: unassigned.cost,
    unassignedAccounts: unassigned.accounts,
    unknown: unknown.cost,
    unknownAccounts: unknown.accounts,
    readingId: reading,
    historyId: made.historyId,
    madeAt: made.at,
  };
  await db.marginMonth.upsert({ where: { month: of }, create: { month: of, ...values }, update: values });
}

/** The months whose margins are kept, the newest first. */
export async function listPartnerMonths(db: Db): Promise<(PartnerMonth & { readonly madeAt: string })[]> {
  const rows = await db.marginMonth.findMany({ orderBy: { month: "desc" } });
  return rows.map(toPartnerMonth);
}

function toPartnerMonth(row: MarginMonth): PartnerMonth & { readonly madeAt: string } {
  return {
    month: month(row.month),
    currency: currency(row.currency),
    total: toDecimal(row.total?.toFixed() ?? null),
    unassigned: { cost: toDecimal(row.unassigned?.toFixed() ?? null), accounts: row.unassignedAccounts },
    unknown: { cost: toDecimal(row.unknown?.toFixed() ?? null), accounts: row.unknownAccounts },
    difference: decimal(row.difference.toFixed()),
    reading: row.readingId,
    madeAt: row.madeAt.toISOString(),
  };
}

function toDecimal(text: string | null): DecimalText | null {
  return text === null ? null : decimal(text);
}
