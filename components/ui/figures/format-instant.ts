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

export interface Instant {
  readonly at: Date | string;
  readonly locale: Locale;
  readonly show: InstantShow;
  /** By whose clock hours are shown. Days and months alone are those of UTC, by which the vendors bill. */
  readonly zone?: string | undefined;
}

/** The zone is named wherever hours are shown. */
export function formatInstant({ at, locale, show, zone = "UTC" }: Instant): string {
  const hasHours = WITH_HOURS.includes(show);
  const timeZone = hasHours ? zone : "UTC";
  const named = hasHours && zone !== "UTC" ? ({ timeZoneName: "shortOffset" } as const) : {};
  const format = dateFormat(DATE_LOCALE[locale], { ...SHAPES[show], ...named, timeZone, hourCycle: "h23" });
  // Node writes "GMT+0" where browsers write "GMT".
  const text = format.format(new Date(at)).replace(/\+0$/, "");
  return hasHours && zone === "UTC" ? `${text}\u00a0UTC` : text;
}
