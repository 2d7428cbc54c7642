import type { UsageReport, UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { type Month, month, periodOfMonth } from "@/lib/domain/values/month";

export interface PricedMonths {
  /** The month that the report lies in; null where it spans several. */
  readonly only: Month | null;
  /** Whether the report holds all that tiers count in this month. */
  isWhole(month: string): boolean;
}

/** Tiers count all usage of a realm's feature in a month, so a report that holds less of it says nothing of its tiers. */
export function pricedMonths({ request, createdAt }: Pick<UsageReport, "request" | "createdAt">): PricedMonths {
  const begin = Date.parse(`${request.from}T00:00:00Z`);
  const end = Math.min(Date.parse(`${request.to}T00:00:00Z`), Date.parse(createdAt));
  const lastDay = new Date(Date.parse(`${request.to}T00:00:00Z`) - 1).toISOString();
  const isAll = !isNarrowed(request);
  return {
    only: request.from.slice(0, 7) === lastDay.slice(0, 7) ? month(request.from.slice(0, 7)) : null,
    isWhole(of) {
      const { from, to } = periodOfMonth(month(of));
      return isAll && begin <= Date.parse(from) && Date.parse(to) <= end;
    },
  };
}

/** Whether less than all of a feature was asked for: a feature by itself is all there, and tiers count no other. */
function isNarrowed(request: UsageReportRequest): boolean {
  const { appId, projectHrn, billingTag, category, billingSubscriptionIds, channelId, chargeType } = request;
  const narrowing = [appId, projectHrn, billingTag, category, channelId];
  return narrowing.some((filter) => filter !== null) || billingSubscriptionIds.length > 0 || chargeType !== "all";
}
