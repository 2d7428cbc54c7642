import "server-only";
import type { HereReportState } from "@/lib/domain/usage/usage-report";
import type { WireReport } from "@/lib/upstreams/here/wire";

/** A report request as HERE lists it. */
export interface HereReport {
  readonly hereId: string;
  readonly state: HereReportState;
  readonly createdAt: string | null;
  /** What it was asked for, as far as HERE repeats it; instants. */
  readonly from: string | null;
  readonly to: string | null;
  readonly billingTag: string | null;
  readonly subAccounts: readonly string[];
}

export function toHereReport(wire: WireReport): HereReport {
  const { parameters } = wire;
  return {
    hereId: wire.id,
    state: wire.status,
    createdAt: wire.created,
    from: parameters?.startDate ?? null,
    to: parameters?.endDate ?? null,
    billingTag: parameters?.billingTag || null,
    subAccounts: parameters?.subAccounts ?? [],
  };
}
