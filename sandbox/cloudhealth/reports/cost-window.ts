import { type CostMonth, daysIn, weightUpTo } from "./cost-facts";

/** Some days of one month, to which a share of the month's cost falls. */
export type TimeLeaf = {
  name: string;
  when: CostMonth;
  key: string;
  weights: { before: number; upTo: number; month: number };
};

/** A member of the time dimension; a week may lie in two months. */
export type TimeBucket = { name: string; from: number; to: number; hours: number; parts: TimeLeaf[] };

export const INTERVALS = ["monthly", "weekly", "daily", "hourly"] as const;
export type Interval = (typeof INTERVALS)[number];

const MONTHS = 13;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const MONDAY = 4;

type Span = { from: number; to: number };

/** Rounding down up to a moment, not within a span, makes the spans of a month add up to the month. */
export function costUpTo(monthly: number, weight: number, month: number): number {
  return weight === month ? monthly : Math.floor((monthly * weight) / month);
}

export function partOfMonth(monthly: number, { weights }: TimeLeaf): number {
  return costUpTo(monthly, weights.upTo, weights.month) - costUpTo(monthly, weights.before, weights.month);
}

/** A month's weight, which every part of it needs, is a sum over its days. */
const monthWeights = new Map<string, number>();
const MOST_MONTHS = 1_000;

function weightOfMonth(name: string, when: CostMonth): number {
  const known = monthWeights.get(name) ?? weightUpTo(when, daysIn(when));
  if (monthWeights.size >= MOST_MONTHS) monthWeights.clear();
  monthWeights.set(name, known);
  return known;
}

function leafOf(when: CostMonth, { from, to }: Span): TimeLeaf {
  const name = new Date(Date.UTC(when.year, when.month - 1, 1)).toISOString().slice(0, 7);
  const month = weightOfMonth(name, when);
  const before = from === 0 ? 0 : weightUpTo(when, from);
  return {
    name,
    when,
    key: name,
    weights: { before, upTo: to === daysIn(when) ? month : weightUpTo(when, to), month },
  };
}

export function wholeMonth(when: CostMonth): TimeLeaf {
  return leafOf(when, { from: 0, to: daysIn(when) });
}

function monthStart(moment: number, months: number): number {
  const day = new Date(moment);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
}

/** Cuts a span at the ends of months. */
function bucketOf(name: string, { from, to }: Span): TimeBucket {
  const parts: TimeLeaf[] = [];
  let start = from;
  do {
    const first = monthStart(start, 0);
    const end = Math.min(to, monthStart(start, 1));
    const day = new Date(first);
    const when = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
    parts.push(leafOf(when, { from: (start - first) / DAY_MS, to: (end - first) / DAY_MS }));
    start = end;
  } while (start < to);
  return { name, from, to, hours: Math.max(1, (to - from) / HOUR_MS), parts };
}

/** Cost is known up to the last full hour. */
function months(now: number): TimeBucket[] {
  const known = Math.floor(now / HOUR_MS) * HOUR_MS;
  return Array.from({ length: MONTHS }, (_, at) => {
    const from = monthStart(now, at + 1 - MONTHS);
    const to = at === MONTHS - 1 ? known : monthStart(now, at + 2 - MONTHS);
    return bucketOf(new Date(from).toISOString().slice(0, 7), { from, to });
  });
}

function equalSpans(end: number, step: number, count: number): Span[] {
  return Array.from({ length: count }, (_, at) => {
    const from = end - (count - at) * step;
    return { from, to: from + step };
  });
}

const dayName = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

function hourName(moment: number): string {
  return new Date(moment).toISOString().slice(0, 16).replace("T", " ");
}

/** Thirteen months with the running one last; of weeks, days and pairs of hours only full ones. */
export function timeWindow(interval: Interval, now: Date): TimeBucket[] {
  const moment = now.getTime();
  const today = Math.floor(moment / DAY_MS) * DAY_MS;
  const week = Math.floor((today - MONDAY * DAY_MS) / WEEK_MS) * WEEK_MS + MONDAY * DAY_MS;
  switch (interval) {
    case "monthly":
      return months(moment);
    case "weekly":
      return equalSpans(week, WEEK_MS, 52).map((span) => bucketOf(dayName(span.from), span));
    case "daily":
      return equalSpans(today, DAY_MS, 31).map((span) => bucketOf(dayName(span.from), span));
    case "hourly":
      return equalSpans(today, 2 * HOUR_MS, 84).map((span) => bucketOf(hourName(span.from), span));
  }
}
