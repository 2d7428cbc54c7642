import "server-only";
import { hereDates } from "@/lib/upstreams/here/here-dates";
import type { HereReportEcho } from "@/lib/upstreams/here/to-domain";
import type { UsageReportAsk } from "@/lib/upstreams/here/usage-reports-api";

/** Whether a report that HERE lists was asked for in just these words; of subscriptions, which it does not repeat, no. */
export function isReportOf(asked: HereReportEcho | null, realm: string, ask: UsageReportAsk): boolean {
  if (asked === null || ask.billingSubscriptionIds.length > 0 || asked.hasUsageFields) return false;
  const { startDate, endDate } = hereDates(ask);
  return (
    (asked.realm ?? realm) === realm &&
    Date.parse(asked.from ?? "") === Date.parse(`${startDate}Z`) &&
    Date.parse(asked.to ?? "") === Date.parse(`${endDate}Z`) &&
    asked.detailLevel === ask.detailLevel &&
    isSame(asked.groupBy, ask.groupBy) &&
    isSame(asked.subAccounts, ask.subAccounts) &&
    asked.chargeType === ask.chargeType &&
    (["featureId", "appId", "projectHrn", "billingTag", "category", "channelId"] as const).every(
      (name) => asked[name] === ask[name],
    )
  );
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return [...new Set(left)].sort().join(" ") === [...new Set(right)].sort().join(" ");
}
