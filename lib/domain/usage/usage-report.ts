import type { CustomerId } from "@/lib/domain/values/customer-id";

/** HERE's own states of a report (here-usage.md 6). */
export type HereReportState = "pending" | "inProgress" | "completed" | "failed" | "archived";

/** A usage report from request to kept file. */
export type UsageReportProgress =
  | { readonly at: "sending" }
  | { readonly at: "requested"; readonly hereId: string; readonly since: string }
  | { readonly at: "keeping"; readonly hereId: string }
  | {
      readonly at: "ready";
      readonly hereId: string;
      readonly rows: number;
      readonly bytes: number;
      readonly keptAt: string;
    }
  | { readonly at: "failed"; readonly hereId: string | null; readonly reason: UsageReportFailure };

export type UsageReportFailure =
  | "upstream-failed"
  | "archived"
  | "refused"
  | "too-large"
  | "unreadable"
  | "gave-up"
  | "unknown-outcome";

/** The most rows a report can hold; a report with exactly this many may be cut (here-usage.md 8). */
export const REPORT_ROW_CAP = 1_000_000;
export const REPORT_MAX_DAYS = 95;

/** What was asked for, kept with the report and sent to HERE as it stands. Dates are `YYYY-MM-DD`, UTC, `to` excluded. */
export interface UsageReportRequest {
  readonly from: string;
  readonly to: string;
  readonly detailLevel: "summarized" | "day" | "month";
  readonly groupBy: readonly ("project" | "billingTag" | "appId")[];
  readonly billingTag: string | null;
  readonly category: string | null;
  /** The customers' realms it covers; empty = the partner's own. */
  readonly subAccounts: readonly string[];
}

export interface UsageReport {
  readonly id: string;
  readonly customerId: CustomerId | null;
  readonly realm: string;
  readonly request: UsageReportRequest;
  readonly requestedByName: string;
  readonly createdAt: string;
  readonly polls: number;
  readonly progress: UsageReportProgress;
}

/** A report as pages show it. */
export interface UsageReportView extends UsageReport {
  /** Null for the partner's own realm, and for a customer that is gone. */
  readonly customerName: string | null;
}

export function isReportSettled({ progress }: Pick<UsageReport, "progress">): boolean {
  return progress.at === "ready" || progress.at === "failed";
}

const FIRST_POLL_MS = 2_000;
const SLOWEST_POLL_MS = 30_000;
const PATIENCE_MS = 30 * 60_000;

/** here-usage.md 6.1: from two seconds, half as long again each time, at most thirty; null after half an hour. */
export function nextPollInMs(polls: number, ageMs: number): number | null {
  if (ageMs > PATIENCE_MS) return null;
  return Math.min(SLOWEST_POLL_MS, Math.round(FIRST_POLL_MS * 1.5 ** Math.min(polls, 10)));
}
