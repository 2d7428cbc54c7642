import { lastDayOf } from "@/lib/domain/usage/report-period";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { dateFormat } from "../ui/figures/kept-format";
import { DATE_LOCALE } from "../ui/figures/number-locale";
import type { Locale } from "../words/locale";

/** A period of days for people, its last day included: "1–31 Oct 2026". */
export function formatDays({ from, to }: { from: string; to: string }, locale: Locale): string {
  const format = dateFormat(DATE_LOCALE[locale], {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const range = format.formatRange(new Date(from), new Date(lastDayOf(calendarDate(to))));
  // Node and browsers of different years space the dash differently; the page must read the same in all of them.
  return range.replace(/^(\d+)\s*–\s*/u, "$1–").replaceAll("\u2009", " ");
}
