import { presetPeriod } from "@/lib/domain/usage/report-period";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import {
  CHANNELS,
  CHARGE_TYPES,
  DETAIL_LEVELS,
  type DetailLevel,
  MOST_CUSTOMERS,
  USAGE_GROUPINGS,
  type UsageGrouping,
} from "@/lib/domain/usage/usage-request-input";
import { type CalendarDate, parseCalendarDate } from "@/lib/domain/values/calendar-date";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { choiceParam, paramOf, type UrlParams, urlParams } from "@/lib/domain/values/list-query";

/** In what detail and which rows, as the fields of a form hold it. */
export interface UsageChoicesDraft {
  readonly detailLevel: DetailLevel;
  readonly groupBy: readonly UsageGrouping[];
  readonly featureId: string;
  readonly appId: string;
  readonly projectHrn: string;
  readonly billingTag: string;
  readonly category: string;
  readonly billingSubscriptionIds: string;
  readonly channelId: (typeof CHANNELS)[number] | "";
  readonly chargeType: (typeof CHARGE_TYPES)[number];
}

/** What the form for a usage report begins with. */
export interface UsageRequestDraft extends UsageChoicesDraft {
  readonly from: string;
  readonly to: string;
}

/** Tolerant: whatever an address does not name is the usual, last month by day. */
export function usageRequestDraft(params: UrlParams, today: CalendarDate): UsageRequestDraft {
  const usual = presetPeriod("last-month", today);
  const from = parseCalendarDate(paramOf(params, "from"));
  const to = parseCalendarDate(paramOf(params, "to"));
  return { ...(from && to ? { from, to } : usual), ...usageChoicesDraft(params) };
}

export function usageChoicesDraft(params: UrlParams): UsageChoicesDraft {
  const groups = paramOf(params, "group").split(" ");
  return {
    detailLevel: choiceParam(paramOf(params, "detail"), DETAIL_LEVELS, "day"),
    groupBy: USAGE_GROUPINGS.filter((grouping) => groups.includes(grouping)),
    featureId: paramOf(params, "feature"),
    appId: paramOf(params, "app"),
    projectHrn: paramOf(params, "project"),
    billingTag: paramOf(params, "tag"),
    category: paramOf(params, "category"),
    billingSubscriptionIds: paramOf(params, "subscription"),
    channelId: choiceParam(paramOf(params, "channel"), CHANNELS, ""),
    chargeType: choiceParam(paramOf(params, "charge"), CHARGE_TYPES, "all"),
  };
}

/** The address parameters under which the form asks for the same report again. */
export function toUsageRequestParams(request: UsageReportRequest, customers: readonly CustomerId[]): URLSearchParams {
  return urlParams([
    ["customer", customers.join(" ")],
    ["from", request.from],
    ["to", request.to],
    ["detail", request.detailLevel],
    ["group", request.groupBy.join(" ")],
    ["feature", request.featureId ?? undefined],
    ["app", request.appId ?? undefined],
    ["project", request.projectHrn ?? undefined],
    ["tag", request.billingTag ?? undefined],
    ["category", request.category ?? undefined],
    ["subscription", request.billingSubscriptionIds.join(" ")],
    ["channel", request.channelId ?? undefined],
    ["charge", request.chargeType === "all" ? undefined : request.chargeType],
  ]);
}

/** The customers an address names, as far as these can be ids; nothing is said of whether they exist. */
export function customersParam(params: UrlParams): CustomerId[] {
  const named = paramOf(params, "customer")
    .split(" ")
    .flatMap((text) => parseCustomerId(text) ?? []);
  return [...new Set(named)].slice(0, MOST_CUSTOMERS);
}
