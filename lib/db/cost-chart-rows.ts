import "server-only";
import type { Db } from "@/lib/db/client";
import { chartPeriodsSql, chartReachSql, chartSeriesSql } from "@/lib/db/cost-chart-sql";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import type { KeptPeriod, KeptSeries } from "@/lib/domain/costs/make-charts";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

export interface PeriodRow extends KeptPeriod {
  readonly fetchedAt: string;
  readonly dataThrough: string | null;
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
export async function listChartSeries(db: Db, question: CostQuestion): Promise<KeptSeries[]> {
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
