import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { type CalendarDate, calendarDate, dateOf, shiftDate } from "@/lib/domain/values/calendar-date";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";

/** From when on CloudHealth answers at least: twelve months, the one under way included, 52 weeks, 31 days (cloudhealth.md 9.2). */
export function windowStart(interval: CostInterval, now: Date): CalendarDate {
  if (interval === "monthly") return calendarDate(`${shiftMonth(monthOf(now), -11)}-01`);
  return shiftDate(dateOf(now), interval === "weekly" ? -52 * 7 : -31);
}
