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
