import { type CostMonth, daysIn } from "./cost-facts";

/** One bucket of the time dimension: the days of a month it spans, month to date for the running one. */
export type TimeLeaf = { name: string; when: CostMonth; fromDay: number; toDay: number };
export type Interval = "monthly" | "daily";

const MONTHS = 13;
const DAYS = 31;
const DAY_MS = 86_400_000;

function monthLeaf(now: Date, back: number): TimeLeaf {
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
  const when = { year: start.getUTCFullYear(), month: start.getUTCMonth() + 1 };
  const elapsed = (now.getTime() - start.getTime()) / DAY_MS;
  return { name: start.toISOString().slice(0, 7), when, fromDay: 0, toDay: back === 0 ? elapsed : daysIn(when) };
}

function dayLeaf(now: Date, back: number): TimeLeaf {
  const day = new Date(now.getTime() - back * DAY_MS);
  const when = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 };
  return { name: day.toISOString().slice(0, 10), when, fromDay: day.getUTCDate() - 1, toDay: day.getUTCDate() };
}

/** Thirteen months with the running one last; or the last 31 full days. */
export function timeWindow(interval: Interval, now: Date): TimeLeaf[] {
  if (interval === "daily") return Array.from({ length: DAYS }, (_, at) => dayLeaf(now, DAYS - at));
  return Array.from({ length: MONTHS }, (_, at) => monthLeaf(now, MONTHS - 1 - at));
}
