import { type CostMonth, daysIn, weightUpTo } from "./cost-facts";

/** One bucket of the time dimension: the days of a month it spans, month to date for the running one. */
export type TimeLeaf = {
  name: string;
  when: CostMonth;
  key: string;
  weights: { before: number; upTo: number; month: number };
};
export type Interval = "monthly" | "daily";

const MONTHS = 13;
const DAYS = 31;
const DAY_MS = 86_400_000;

function leafOf(name: string, when: CostMonth, days: { from: number; to: number }): TimeLeaf {
  const weights = {
    before: weightUpTo(when, days.from),
    upTo: weightUpTo(when, days.to),
    month: weightUpTo(when, daysIn(when)),
  };
  return { name, when, key: name.slice(0, 7), weights };
}

/** Rounding down up to a day, not within it, makes the days of a month add up to the month. */
export function partOfMonth(monthly: number, { weights }: TimeLeaf): number {
  if (weights.before === 0 && weights.upTo === weights.month) return monthly;
  return Math.floor((monthly * weights.upTo) / weights.month) - Math.floor((monthly * weights.before) / weights.month);
}

function monthLeaf(now: Date, back: number): TimeLeaf {
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  const when = { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1 };
  const elapsed = (now.getTime() - start.getTime()) / DAY_MS;
  return leafOf(start.toISOString().slice(0, 7), when, { from: 0, to: back === 0 ? elapsed : daysIn(when) });
}

function dayLeaf(now: Date, back: number): TimeLeaf {
  const day = new Date(now.getTime() - back * DAY_MS);
  const when = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
  return leafOf(day.toISOString().slice(0, 10), when, { from: day.getUTCDate() - 1, to: day.getUTCDate() });
}

/** Thirteen months with the running one last; or the last 31 full days. */
export function timeWindow(interval: Interval, now: Date): TimeLeaf[] {
  if (interval === "daily") return Array.from({ length: DAYS }, (_, at) => dayLeaf(now, DAYS - at));
  return Array.from({ length: MONTHS }, (_, at) => monthLeaf(now, MONTHS - 1 - at));
}
