import "server-only";
import type { HereReportState } from "@/lib/domain/usage/usage-report";
import type { WireReport } from "@/lib/upstreams/here/wire";

/** A report request as HERE lists it. */
export interface HereReport {
  readonly hereId: string;
  readonly state: HereReportState;
  readonly createdAt: string | null;
  /** What it was asked for, as far as HERE repeats it; null when it does not. */
  readonly asked: HereReportEcho | null;
}

/** The subscriptions asked for are not repeated. The dates are instants. */
export interface HereReportEcho {
  readonly realm: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly detailLevel: string | null;
  readonly groupBy: readonly string[];
  readonly featureId: string | null;
  readonly appId: string | null;
  readonly projectHrn: string | null;
  readonly billingTag: string | null;
  readonly category: string | null;
  readonly channelId: string | null;
  readonly chargeType: string;
  readonly hasUsageFields: boolean;
  readonly subAccounts: readonly string[];
}

export function toHereReport({ id, status, created, parameters }: WireReport): HereReport {
  return { hereId: id, state: status, createdAt: created, asked: parameters ? toEcho(parameters) : null };
}

function toEcho(wire: NonNullable<WireReport["parameters"]>): HereReportEcho {
  return {
    realm: wire.realm || null,
    from: wire.startDate,
    to: wire.endDate,
    detailLevel: wire.detail || null,
    groupBy: (wire.groupBy ?? "").split(",").flatMap((name) => name.trim() || []),
    featureId: wire.featureId || null,
    appId: wire.appId || null,
    projectHrn: wire.projectId || null,
    billingTag: wire.billingTag || null,
    category: wire.category || null,
    channelId: wire.channelId || null,
    chargeType: wire.chargeType || "all",
    hasUsageFields: wire.usageFields !== undefined && wire.usageFields !== null && wire.usageFields !== "",
    subAccounts: wire.subAccounts ?? [],
  };
}
