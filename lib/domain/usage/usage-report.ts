import type { CustomerId } from "@/lib/domain/values/customer-id";

/** HERE's own states of a report (here-usage.md 6). */
export type HereReportState = "pending" | "inProgress" | "completed" | "failed" | "archived";

/** Where one HERE report stands, from request to kept file. */
export type UsagePartProgress =
  | { readonly at: "sending" }
  | { readonly at: "requested"; readonly hereId: string; readonly since: string }
  | { readonly at: "keeping"; readonly hereId: string }
  /** With the SHA-256 of the file as received, in hexadecimal. */
  | (KeptFile & { readonly at: "ready"; readonly hereId: string; readonly sha256: string | null })
  /** It came back cut, and two shorter parts take its place. */
  | { readonly at: "split"; readonly hereId: string }
  | { readonly at: "cancelled" }
  | { readonly at: "failed"; readonly hereId: string | null; readonly reason: UsagePartFailure };

export interface KeptFile {
  readonly rows: number;
  readonly bytes: number;
  /** Rows that name an item and a moment which another row names too: HERE does not say that this cannot be. */
  readonly repeats: number;
  readonly keptAt: string;
}

export type UsagePartFailure =
  | "upstream-failed"
  | "archived"
  | "refused"
  | "too-large"
  | "unreadable"
  | "gave-up"
  | "unknown-outcome";

/** One HERE report of the several a request may take. */
export interface UsageReportPart {
  readonly id: string;
  readonly parentId: string | null;
  /** Instants; the end is not included. */
  readonly from: string;
  readonly to: string;
  /** The latest request for it. */
  readonly operationId: string;
  /** The fields of its header; empty when not known. */
  readonly columns: readonly string[];
  readonly progress: UsagePartProgress;
}

/** Where the whole stands. Of parts under way the one that is furthest from its end says it. */
export type UsageReportProgress =
  | { readonly at: "sending" | "requested" | "keeping" }
  | (KeptFile & { readonly at: "ready" })
  | { readonly at: "failed"; readonly reason: UsageReportFailure };

export type UsageReportFailure =
  | UsagePartFailure
  | "cancelled"
  /** Every part is there, but they do not make up the period, or not one table. */
  | "gap"
  | "columns-differ";

/** The most rows a report can hold; a report with exactly this many may be cut (here-usage.md 8). */
export const REPORT_ROW_CAP = 1_000_000;
/** The longest period of one HERE report. */
export const REPORT_MAX_DAYS = 95;
/** The longest period a person may ask for: five years, which is some twenty HERE reports. */
export const REQUEST_MAX_DAYS = 1_830;

/** What was asked for, kept with the report and sent to HERE as it stands. Dates are `YYYY-MM-DD`, UTC, `to` excluded. */
export interface UsageReportRequest extends UsageFilters {
  readonly from: string;
  readonly to: string;
  readonly detailLevel: "summarized" | "day" | "month";
  readonly groupBy: readonly ("project" | "billingTag" | "appId")[];
  /** The customers' realms it covers; empty = the partner's own. */
  readonly subAccounts: readonly string[];
}

/** Rows that pass all of them are reported; null and empty pass everything. */
export interface UsageFilters {
  readonly featureId: string | null;
  readonly appId: string | null;
  readonly projectHrn: string | null;
  readonly billingTag: string | null;
  readonly category: string | null;
  readonly billingSubscriptionIds: readonly string[];
  readonly channelId: "hot" | "cold" | "ds" | null;
  readonly chargeType: "all" | "billable" | "nonBillable";
}

export interface UsageReport {
  readonly id: string;
  /** Null: several customers', or the partner's own. */
  readonly customerId: CustomerId | null;
  readonly realm: string;
  readonly request: UsageReportRequest;
  /** Null: not for who reads it to know. */
  readonly requestedByName: string | null;
  readonly createdAt: string;
  readonly scheduleId: string | null;
  /** One customer's rows of a report over several, of which it is told nothing else: there is no file of it. */
  readonly isShare: boolean;
  /** In the order of time; those that were split come before what took their place. */
  readonly parts: readonly UsageReportPart[];
  readonly progress: UsageReportProgress;
}

export const NO_USAGE_FILTERS: UsageFilters = {
  featureId: null,
  appId: null,
  projectHrn: null,
  billingTag: null,
  category: null,
  billingSubscriptionIds: [],
  channelId: null,
  chargeType: "all",
};

/** Whose realm it is, as far as a link says. */
export interface ReportSubject {
  readonly realm: string;
  readonly customerId: CustomerId | null;
  readonly name: string | null;
}

/** A report as pages show it. */
export interface UsageReportView extends UsageReport {
  /** Null for the partner's own realm, for several customers, and for a customer that is gone. */
  readonly customerName: string | null;
  /** The realms it covers; empty for the partner's own. */
  readonly subjects: readonly ReportSubject[];
}

/** Whether its rows are kept beside its files, and it has any. */
export function isExplorable({ progress, parts }: Pick<UsageReport, "progress" | "parts">): boolean {
  return progress.at === "ready" && progress.rows > 0 && parts.some(({ columns }) => columns.length > 0);
}

export function isReportSettled({ progress }: Pick<UsageReport, "progress">): boolean {
  return progress.at === "ready" || progress.at === "failed";
}
