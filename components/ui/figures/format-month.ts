import type { Locale } from "@/components/words/locale";
import { formatInstant } from "./format-instant";

export type MonthShow = "month" | "short-month" | "heading";

/** A calendar month `YYYY-MM` in words; a heading begins with a capital, which French months do not have by themselves. */
export function formatMonth(month: string, locale: Locale, show: MonthShow = "month"): string {
  const text = formatInstant({ at: `${month}-01T00:00:00.000Z`, locale, show: show === "heading" ? "month" : show });
  return show === "heading" ? text.charAt(0).toLocaleUpperCase(locale) + text.slice(1) : text;
}
