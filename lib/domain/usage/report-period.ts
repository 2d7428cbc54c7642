import { type CalendarDate, calendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { month, shiftMonth } from "@/lib/domain/values/month";

export const PERIOD_PRESETS = ["this-month", "last-month", "last-30-days", "custom"] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Days in UTC; `to` is not included. */
export interface DayPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The days a preset stands for; the month under way goes up to and with today, the thirty days end with yesterday. */
export function presetPeriod(preset: Exclude<PeriodPreset, "custom">, today: CalendarDate): DayPeriod {
  const firstOf = (by: number) => calendarDate(`${shiftMonth(month(today.slice(0, 7)), by)}-01`);
  switch (preset) {
    case "this-month":
      return { from: firstOf(0), to: shiftDate(today, 1) };
    case "last-month":
      return { from: firstOf(-1), to: firstOf(0) };
    default:
      return { from: shiftDate(today, -30), to: today };
  }
}

/** The preset whose days these are; custom when there is none. */
export function presetOf({ from, to }: { from: string; to: string }, today: CalendarDate): PeriodPreset {
  const fits = (preset: Exclude<PeriodPreset, "custom">) => {
    const period = presetPeriod(preset, today);
    return period.from === from && period.to === to;
  };
  return (["last-month", "this-month", "last-30-days"] as const).find(fits) ?? "custom";
}

const SETTLING_MS = 48 * 3_600_000;

/** HERE's usage of the last 48 hours may still grow: whether a period reached into them when its report was made. */
export function reachesIntoSettling(to: string, madeAt: string): boolean {
  return Date.parse(`${to}T00:00:00.000Z`) > Date.parse(madeAt) - SETTLING_MS;
}

/** The last day of a period, for people: its end is the day after. */
export function lastDayOf(to: CalendarDate): CalendarDate {
  return shiftDate(to, -1);
}
