import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { type CalendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import { formatInstant } from "../ui/figures/format-instant";
import { formatMonth } from "../ui/figures/format-month";
import type { Locale } from "../words/locale";

/** A period as a column is headed: a week by its first day. */
export function formatPeriod({ start }: CostPeriod, interval: CostInterval, locale: Locale): string {
  if (interval === "monthly") return formatMonth(start.slice(0, 7), locale, "short-month");
  return formatInstant({ at: start, locale, show: "day-month" });
}

/** The first or the last period of a span, the year with it. */
export function formatEnd(day: CalendarDate, interval: CostInterval, locale: Locale): string {
  if (interval === "monthly") return formatMonth(day.slice(0, 7), locale);
  return formatInstant({ at: day, locale, show: "date" });
}

/** The days a span begins and ends with, as people say them: the last one is in it. */
export function spanEnds({ start, end }: CostPeriod, interval: CostInterval, locale: Locale) {
  return { from: formatEnd(start, interval, locale), to: formatEnd(shiftDate(end, -1), interval, locale) };
}
