import type { DayPeriod } from "@/lib/domain/usage/report-period";
import { type CalendarDate, calendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { month, shiftMonth } from "@/lib/domain/values/month";

/** The next date on this day of a month, after `after`; a month that is too short has it on its last day. */
export function dueAfter(day: number, after: CalendarDate): CalendarDate {
  const inMonth = (by: number) => {
    const first = calendarDate(`${shiftMonth(month(after.slice(0, 7)), by)}-01`);
    const next = calendarDate(`${shiftMonth(month(after.slice(0, 7)), by + 1)}-01`);
    const wanted = shiftDate(first, day - 1);
    return wanted < next ? wanted : shiftDate(next, -1);
  };
  const thisMonth = inMonth(0);
  return thisMonth > after ? thisMonth : inMonth(1);
}

/** The whole month before the one a date lies in. */
export function formerMonth(due: CalendarDate): DayPeriod {
  const now = month(due.slice(0, 7));
  return { from: calendarDate(`${shiftMonth(now, -1)}-01`), to: calendarDate(`${now}-01`) };
}
