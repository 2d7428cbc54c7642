import type { Locale } from "@/components/words/locale";
import { dateFormat } from "./kept-format";
import { DATE_LOCALE } from "./number-locale";

export type InstantShow = "date" | "both" | "time" | "month" | "short-month" | "day-month" | "exact";

const SHAPES: Record<InstantShow, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  both: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  time: { hour: "2-digit", minute: "2-digit" },
  month: { month: "long", year: "numeric" },
  "short-month": { month: "short", year: "2-digit" },
  "day-month": { day: "numeric", month: "short" },
  exact: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const WITH_HOURS: readonly InstantShow[] = ["both", "time", "exact"];

/** UTC always, and named wherever hours are shown. */
export function formatInstant({ at, locale, show }: { at: Date | string; locale: Locale; show: InstantShow }): string {
  const format = dateFormat(DATE_LOCALE[locale], { ...SHAPES[show], timeZone: "UTC", hourCycle: "h23" });
  const text = format.format(new Date(at));
  return WITH_HOURS.includes(show) ? `${text}\u00a0UTC` : text;
}
