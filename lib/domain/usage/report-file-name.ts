import { lastDayOf } from "@/lib/domain/usage/report-period";
import type { UsageReport } from "@/lib/domain/usage/usage-report";
import { calendarDate } from "@/lib/domain/values/calendar-date";

/** Whose usage, which days (the last one included) and in what detail: `usage-org100000001-2026-10-01-2026-10-31-day.csv`. */
export function reportFileName(
  { realm, request }: Pick<UsageReport, "realm" | "request">,
  ending: "csv" | "csv.gz" | "xlsx",
): string {
  const { from, to, detailLevel } = request;
  return `usage-${realm}-${from}-${lastDayOf(calendarDate(to))}-${detailLevel}.${ending}`;
}
