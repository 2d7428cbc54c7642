import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { windowStart } from "@/lib/domain/costs/cost-window";
import { type CalendarDate, calendarDate, dateOf, shiftDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";

/** So many of the newest periods, the one under way included, or all that is known. */
export type CostPreset = number | "all";

/** The last is the usual one; CloudHealth answers at least twelve months, 52 weeks and 31 days (cloudhealth.md 9.2). */
export const COST_PRESETS: Record<CostInterval, readonly CostPreset[]> = {
  monthly: [1, 3, 6, 12, "all"],
  weekly: [4, 13, 26, 52, "all"],
  daily: [7, 14, 31, "all"],
};

export const USUAL_PRESET: Record<CostInterval, CostPreset> = { monthly: 12, weekly: 13, daily: 31 };

const FIRST_DAY = calendarDate("2000-01-01");

export function presetSpan(preset: CostPreset, interval: CostInterval, now: Date): CostPeriod {
  const current = periodAt(interval, dateOf(now));
  const start = preset === "all" ? FIRST_DAY : shiftPeriod(current.start, interval, 1 - preset);
  return { start, end: current.end };
}

/** The period a day is in; weeks begin on Monday, as CloudHealth's do. */
export function periodAt(interval: CostInterval, day: CalendarDate): CostPeriod {
  const start = firstDay(interval, day);
  return { start, end: shiftPeriod(start, interval, 1) };
}

/** Whether a period's days are not all over: of a month under way most days are. */
export function isOpen({ end }: CostPeriod, now: Date): boolean {
  return end > dateOf(now);
}

/** What can be chosen, the oldest first: what is known already, and what the upstream answers. */
export function choosablePeriods(interval: CostInterval, reach: CostPeriod | null, now: Date): CostPeriod[] {
  const asked = windowStart(interval, now);
  const first = reach !== null && reach.start < asked ? reach.start : asked;
  const periods: CostPeriod[] = [];
  for (let next = periodAt(interval, first); next.start <= dateOf(now); next = periodAt(interval, next.end))
    periods.push(next);
  return periods;
}

function firstDay(interval: CostInterval, day: CalendarDate): CalendarDate {
  if (interval === "monthly") return calendarDate(`${day.slice(0, 7)}-01`);
  return interval === "daily" ? day : shiftDate(day, -((startOfDate(day).getUTCDay() + 6) % 7));
}

function shiftPeriod(start: CalendarDate, interval: CostInterval, by: number): CalendarDate {
  if (interval === "monthly") return calendarDate(`${shiftMonth(monthOf(startOfDate(start)), by)}-01`);
  return shiftDate(start, interval === "weekly" ? 7 * by : by);
}
