import { type CalendarDate, calendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { month, shiftMonth } from "@/lib/domain/values/month";

export const PERIOD_PRESETS = [
  "last-month",
  "this-month",
  "last-30-days",
  "this-quarter",
  "last-quarter",
  "last-12-months",
  "this-year",
  "custom",
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Days in UTC; `to` is not included. */
export interface DayPeriod {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The days a preset stands for: what is under way goes up to and with today, the thirty days end with yesterday. */
export function presetPeriod(preset: Exclude<PeriodPreset, "custom">, today: CalendarDate): DayPeriod {
  const now = month(today.slice(0, 7));
  const firstOf = (by: number) => calendarDate(`${shiftMonth(now, by)}-01`);
  const intoYear = Number(now.slice(5)) - 1;
  const intoQuarter = intoYear % 3;
  const soFar = shiftDate(today, 1);
  switch (preset) {
    case "this-month":
      return { from: firstOf(0), to: soFar };
    case "last-month":
      return { from: firstOf(-1), to: firstOf(0) };
    case "last-30-days":
      return { from: shiftDate(today, -30), to: today };
    case "this-quarter":
      return { from: firstOf(-intoQuarter), to: soFar };
    case "last-quarter":
      return { from: firstOf(-intoQuarter - 3), to: firstOf(-intoQuarter) };
    case "last-12-months":
      return { from: firstOf(-12), to: firstOf(0) };
    default:
      return { from: firstOf(-intoYear), to: soFar };
  }
}

/** The preset whose days these are, the shortest one; custom when there is none. */
export function presetOf({ from, to }: { from: string; to: string }, today: CalendarDate): PeriodPreset {
  const fits = (preset: PeriodPreset) => {
    if (preset === "custom") return true;
    const period = presetPeriod(preset, today);
    return period.from === from && period.to === to;
  };
  return PERIOD_PRESETS.find(fits) ?? "custom";
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
