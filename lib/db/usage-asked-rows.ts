import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import { mapLinkHolders } from "@/lib/db/vendor-link-rows";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { DetailLevel } from "@/lib/domain/usage/usage-request-input";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";

export interface UsageReportAsked {
  readonly detailLevel: DetailLevel;
  /** Every realm that a row may be of, and the customer linked to it. */
  readonly realms: ReadonlyMap<string, CustomerId | null>;
}

/** What a report's rows may be about: its subaccounts, or without any the partner's own realm (here-usage.md 5). */
export async function findUsageReportAsked(db: Db, reportId: string): Promise<UsageReportAsked> {
  const report = await db.usageReport.findUniqueOrThrow({
    where: { id: reportId },
    select: { realm: true, request: true, customerId: true },
  });
  const { detailLevel, subAccounts } = fromDocument<UsageReportRequest>(report.request);
  const holders = await mapLinkHolders(db, "hereRealm");
  const asked = subAccounts.length === 0 ? [report.realm] : subAccounts;
  const ownerOf = (realm: string) => {
    const holder = holders.get(realm)?.id;
    return holder === undefined ? null : customerId(holder);
  };
  // A report of one customer is that customer's, whatever has become of the link since it was asked for.
  const own = asked.length === 1 && report.customerId !== null ? customerId(report.customerId) : undefined;
  return { detailLevel, realms: new Map(asked.map((realm) => [realm, own ?? ownerOf(realm)])) };
}
