import type { CostChart, CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostInterval, CostQuestion } from "@/lib/domain/costs/cost-question";
import { type CalendarDate, calendarDate, daysBetween, shiftDate } from "@/lib/domain/values/calendar-date";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  fractionOfChange,
  magnitudeOf,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { month, shiftMonth } from "@/lib/domain/values/month";

/** A figure in a span and in the one before. Null = no data. */
export interface CostStep {
  readonly now: DecimalText | null;
  readonly before: DecimalText | null;
  readonly difference: DecimalText;
  /** Null when there is nothing to compare with. */
  readonly fraction: DecimalText | null;
}

export interface MemberChange extends CostStep {
  readonly name: string;
  readonly label: string;
}

export interface CostComparison {
  readonly currency: Currency;
  readonly interval: CostInterval;
  readonly span: CostPeriod;
  readonly before: CostPeriod;
  readonly total: CostStep;
  /** Every member of either span, the greatest difference first. */
  readonly members: readonly MemberChange[];
  /** With this the members' differences are that of the totals: what the upstream's answers leave open. */
  readonly unexplained: DecimalText;
  /** What was before, period by period, with a series for every member; null: nothing is known. */
  readonly earlier: CostChart | null;
}

interface Span {
  readonly interval: CostInterval;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The same question about as many periods, up to where it begins. */
export function previousQuestion(question: CostQuestion): CostQuestion {
  return { ...question, from: sameBefore(question.from, question), to: question.from };
}

/** The first day of the period that stands in the same place of the span before. */
export function sameBefore(start: CalendarDate, { interval, from, to }: Span): CalendarDate {
  if (interval !== "monthly") return shiftDate(start, -daysBetween(from, to));
  return shiftMonths(start, -monthsBetween(from, to));
}

/** Of the charts of two spans, which hold every member as a series, one comparison for each currency. */
export function compareCharts(
  now: { readonly span: CostPeriod; readonly charts: readonly CostChart[] },
  before: { readonly span: CostPeriod; readonly charts: readonly CostChart[] },
  interval: CostInterval,
): CostComparison[] {
  const currencies = [...new Set([...now.charts, ...before.charts].map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const [later, earlier] = [now, before].map(({ charts }) => charts.find((chart) => chart.currency === currency));
    const total = toStep(sumOf(later?.totals), sumOf(earlier?.totals));
    const members = compareMembers(later, earlier);
    const explained = addDecimals(members.map(({ difference }) => difference));
    const unexplained = subtractDecimals(total.difference, explained);
    const spans = { interval, span: now.span, before: before.span };
    return { currency, ...spans, total, members, unexplained, earlier: earlier ?? null };
  });
}

function compareMembers(later: CostChart | undefined, earlier: CostChart | undefined): MemberChange[] {
  const labels = new Map(
    [...(earlier?.series ?? []), ...(later?.series ?? [])].map(({ name, label }) => [name, label]),
  );
  const totalOf = (chart: CostChart | undefined, name: string) =>
    chart?.series.find((series) => series.name === name)?.total ?? null;
  return [...labels]
    .map(([name, label]) => ({ name, label, ...toStep(totalOf(later, name), totalOf(earlier, name)) }))
    .sort((left, right) => compareDecimals(magnitudeOf(right.difference), magnitudeOf(left.difference)));
}

function toStep(now: DecimalText | null, before: DecimalText | null): CostStep {
  const fraction = now === null || before === null ? null : fractionOfChange(before, now);
  return { now, before, difference: subtractDecimals(now ?? ZERO, before ?? ZERO), fraction };
}

function sumOf(totals: readonly (DecimalText | null)[] = []): DecimalText | null {
  const known = totals.flatMap((total) => total ?? []);
  return known.length === 0 ? null : addDecimals(known);
}

function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const count = (day: CalendarDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.max(1, count(to) - count(from));
}

function shiftMonths(day: CalendarDate, by: number): CalendarDate {
  return calendarDate(`${shiftMonth(month(day.slice(0, 7)), by)}-01`);
}
