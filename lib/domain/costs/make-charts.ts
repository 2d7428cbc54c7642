import type { ChartPeriod, ChartSeries, CostChart, CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostState } from "@/lib/domain/costs/cost-state";
import { type MonthStatements, monthState } from "@/lib/domain/costs/cost-statement";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CalendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { type Month, month } from "@/lib/domain/values/month";
import { scaled, scaledText, sumScaled } from "@/lib/domain/values/scaled-decimal";

export interface KeptPeriod extends CostPeriod {
  readonly currency: Currency;
  readonly total: DecimalText | null;
  readonly reading: string | null;
}

export interface KeptSeries {
  readonly currency: Currency;
  /** Null: the rest. */
  readonly name: string | null;
  readonly label: string;
  readonly owner: AwsAccountId | null;
  readonly amounts: ReadonlyMap<CalendarDate, DecimalText>;
  readonly total: DecimalText;
}

/** A chart for each currency, the one with the most periods first. All that makes up the totals has to be in `series`. */
export function makeCharts(
  periods: readonly KeptPeriod[],
  series: readonly KeptSeries[],
  stateOf: (period: CostPeriod) => CostState,
): CostChart[] {
  const currencies = [...new Set(periods.map(({ currency }) => currency))];
  return currencies
    .map((currency): CostChart => {
      const own = periods.filter((period) => period.currency === currency);
      const shown = series.filter((one) => one.currency === currency);
      return {
        currency,
        periods: own.map((period) => toPeriod(period, stateOf(period))),
        series: shown.map((one) => toSeries(one, own)),
        totals: own.map(({ total }) => total),
        differences: own.map(({ start, total }) =>
          lessAll(
            total ?? ZERO,
            shown.flatMap(({ amounts }) => amounts.get(start) ?? []),
          ),
        ),
      };
    })
    .sort((left, right) => right.periods.length - left.periods.length);
}

/** Once for each period of each chart: scaled whole numbers take a fraction of the time. */
function lessAll(total: DecimalText, parts: readonly DecimalText[]): DecimalText {
  const taken = parts.map(scaled).map(({ whole, places }) => ({ whole: -whole, places }));
  return scaledText(sumScaled([scaled(total), ...taken]));
}

function toPeriod({ start, end, reading }: KeptPeriod, state: CostState): ChartPeriod {
  return { start, end, state, readings: reading === null ? [] : [reading] };
}

function toSeries({ name, label, owner, amounts, total }: KeptSeries, periods: readonly CostPeriod[]): ChartSeries {
  return {
    kind: name === null ? "rest" : "member",
    name: name ?? "",
    label: name === null ? "" : label,
    owner,
    amounts: periods.map(({ start }) => amounts.get(start) ?? null),
    total,
  };
}

/** The months that a period has days of. */
export function monthsOf({ start, end }: CostPeriod): Month[] {
  return [...new Set([start, shiftDate(end, -1)].map((day) => month(day.slice(0, 7))))];
}

/** A period is as final as the least final of its months. */
export function periodState(period: CostPeriod, statements: ReadonlyMap<Month, MonthStatements>, now: Date): CostState {
  const states = monthsOf(period).map((month) => monthState(month, statements.get(month) ?? "none", now));
  return states.findLast((state) => state !== "final") ?? "final";
}
