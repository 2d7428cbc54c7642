import "server-only";
import type { Db } from "@/lib/db/client";
import { chartSql } from "@/lib/db/cost-chart-sql";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import type { MonthStatements } from "@/lib/domain/costs/cost-statement";
import type { KeptPeriod, KeptSeries } from "@/lib/domain/costs/make-charts";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { type Month, month } from "@/lib/domain/values/month";

export interface ChartRows {
  /** The newest reading; null: nothing was read. */
  readonly reading: { readonly fetchedAt: string; readonly dataThrough: string | null } | null;
  /** From the first period that is known to the last. */
  readonly reach: CostPeriod | null;
  readonly periods: readonly KeptPeriod[];
  readonly series: readonly KeptSeries[];
  readonly statements: ReadonlyMap<Month, MonthStatements>;
}

interface Row {
  reach: { start: string | null; end: string | null };
  reading: { fetchedAt: string; dataThrough: string | null } | null;
  periods: { start: string; end: string; currency: string; total: string | null; reading: string | null }[] | null;
  series:
    | {
        currency: string;
        name: string | null;
        label: string | null;
        owner: string | null;
        amounts: Record<string, string>;
        total: string;
      }[]
    | null;
  statements: Record<string, MonthStatements> | null;
}

export async function findChart(db: Db, question: CostQuestion): Promise<ChartRows> {
  const [row] = await db.$queryRaw<Row[]>(chartSql(question));
  if (!row) throw new Error("A chart is always one row");
  const { start, end } = row.reach;
  // Each day stands in every series: to know it once is enough.
  const days = new Map((row.periods ?? []).map((period) => [period.start, calendarDate(period.start)] as const));
  return {
    reading: row.reading,
    reach: start && end ? { start: calendarDate(start), end: calendarDate(end) } : null,
    periods: (row.periods ?? []).map((period) => ({
      start: calendarDate(period.start),
      end: calendarDate(period.end),
      currency: currency(period.currency),
      total: period.total === null ? null : decimal(period.total),
      reading: period.reading,
    })),
    series: (row.series ?? []).map((series) => ({
      currency: currency(series.currency),
      name: series.name,
      label: series.label ?? series.name ?? "",
      owner: series.owner === null ? null : awsAccountId(series.owner),
      amounts: new Map(
        Object.entries(series.amounts).map(
          ([day, amount]) => [days.get(day) ?? calendarDate(day), decimal(amount)] as const,
        ),
      ),
      total: decimal(series.total),
    })),
    statements: new Map(Object.entries(row.statements ?? {}).map(([of, state]) => [month(of), state] as const)),
  };
}
