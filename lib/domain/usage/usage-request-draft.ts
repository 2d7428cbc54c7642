import { presetPeriod } from "@/lib/domain/usage/report-period";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import {
  DETAIL_LEVELS,
  type DetailLevel,
  USAGE_GROUPINGS,
  type UsageGrouping,
} from "@/lib/domain/usage/usage-request-input";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { choiceParam, paramOf, type UrlParams, urlParams } from "@/lib/domain/values/list-query";

/** What the form for a usage report begins with. */
export interface UsageRequestDraft {
  readonly from: string;
  readonly to: string;
  readonly detailLevel: DetailLevel;
  readonly groupBy: readonly UsageGrouping[];
  readonly billingTag: string;
  readonly category: string;
}

/** Tolerant: whatever an address does not name is the usual, last month by day. */
export function usageRequestDraft(params: UrlParams, today: CalendarDate): UsageRequestDraft {
  const usual = presetPeriod("last-month", today);
  const groups = paramOf(params, "group").split(" ");
  const from = parseCalendarDate(paramOf(params, "from"));
  const to = parseCalendarDate(paramOf(params, "to"));
  return {
    ...(from && to ? { from, to } : usual),
    detailLevel: choiceParam(paramOf(params, "detail"), DETAIL_LEVELS, "day"),
    groupBy: USAGE_GROUPINGS.filter((grouping) => groups.includes(grouping)),
    billingTag: paramOf(params, "tag"),
    category: paramOf(params, "category"),
  };
}

/** The address parameters under which the form asks for the same report again. */
export function toUsageRequestParams(request: UsageReportRequest, customer: CustomerId | null): URLSearchParams {
  return urlParams([
    ["customer", customer ?? undefined],
    ["from", request.from],
    ["to", request.to],
    ["detail", request.detailLevel],
    ["group", request.groupBy.join(" ")],
    ["tag", request.billingTag ?? undefined],
    ["category", request.category ?? undefined],
  ]);
}
