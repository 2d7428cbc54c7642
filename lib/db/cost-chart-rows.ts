import "server-only";
import type { Db } from "@/lib/db/client";
import { chartPeriodsSql, chartReachSql, chartSeriesSql } from "@/lib/db/cost-chart-sql";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CalendarDate, calendarDate } from "@/lib/domain/values/calendar-date";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { type Currency, currency } from "@/lib/domain/values/money";

export interface PeriodRow extends CostPeriod {
  readonly currency: Currency;
  readonly total: DecimalText | null;
  readonly reading: string | null;
  readonly fetchedAt: string;
  readonly dataThrough: string | null;
}

export interface SeriesRow {
  readonly currency: Currency;
  /** Null: the rest. */
  readonly name: string | null;
  readonly label: string;
  readonly owner: AwsAccountId | null;
  readonly amounts: ReadonlyMap<CalendarDate, DecimalText>;
  readonly total: DecimalText;
}

export async function listChartPeriods(db: Db, question: CostQuestion): Promise<PeriodRow[]> {
  const rows = await db.$queryRaw<
    {
      start: string;
      end: string;
      currency: string;
      total: string | null;
      reading: string | null;
      fetched_at: Date;
      data_through: Date | null;
    }[]
  >(chartPeriodsSql(question));
  return rows.map((row) => ({
    start: calendarDate(row.start),
    end: calendarDate(row.end),
    currency: currency(row.currency),
    total: row.total === null ? null : decimal(row.total),
    reading: row.reading,
    fetchedAt: row.fetched_at.toISOString(),
    dataThrough: row.data_through?.toISOString() ?? null,
  }));
}

/** From the first period that is known to the last. */
export async function findReach(db: Db, question: CostQuestion): Promise<CostPeriod | null> {
  const [row] = await db.$queryRaw<{ start: string | null; end: string | null }[]>(chartReachSql(question));
  return row?.start && row.end ? { start: calendarDate(row.start), end: calendarDate(row.end) } : null;
}

/** In each currency the `top` greatest by what they moved, credits counting by their size, then the sum of the others. */
export async function listChartSeries(db: Db, question: CostQuestion): Promise<SeriesRow[]> {
  const rows = await db.$queryRaw<
    {
      currency: string;
      name: string | null;
      label: string | null;
      owner: string | null;
      starts: string[];
      amounts: string[];
      total: string;
    }[]
  >(chartSeriesSql(question));
  return rows.map((row) => ({
    currency: currency(row.currency),
    name: row.name,
    label: row.label ?? row.name ?? "",
    owner: row.owner === null ? null : awsAccountId(row.owner),
    amounts: new Map(row.starts.map((start, at) => [calendarDate(start), decimal(row.amounts[at] ?? "")])),
    total: decimal(row.total),
  }));
}
