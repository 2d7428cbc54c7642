import "server-only";
import type { HereReportState, UsageFilters } from "@/lib/domain/usage/usage-report";
import { CallStopped } from "@/lib/support/call-stopped";
import type { Connection } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { type HereClient, withToken } from "@/lib/upstreams/here/client";
import { hereDates } from "@/lib/upstreams/here/here-dates";
import { type HereReport, toHereReport } from "@/lib/upstreams/here/to-domain";
import { WireNewReport, WireReport, WireReportList } from "@/lib/upstreams/here/wire";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { readFrom } from "@/lib/upstreams/read-from";
import { streamFrom } from "@/lib/upstreams/stream-from";
import type { QueryPair } from "@/lib/upstreams/upstream-request";
import { writeTo } from "@/lib/upstreams/write-to";

const REPORTS = "/v2/usage/realms/:realmId/reports";
const REPORT = `${REPORTS}/:reportId`;
const OUTPUT_BYTES = 512 * 1024 * 1024;
const OUTPUT_DEADLINE_MS = 120_000;
const GZIP_TYPES = ["application/x-gzip", "application/gzip"];
const MOST_LISTED = 100;
const MOST_PAGES = 10;

export interface UsageReportAsk extends UsageFilters {
  /** Half open, UTC: a date or an ISO date and time. */
  readonly from: string;
  readonly to: string;
  /** The customers' realms; empty = the partner's own. */
  readonly subAccounts: readonly string[];
  readonly detailLevel: "summarized" | "day" | "month";
  readonly groupBy: readonly string[];
  /** Sent along for tracing; HERE does not tell repetitions by it. */
  readonly requestId: string;
}

export interface NewHereReport {
  readonly hereId: string;
  readonly state: HereReportState;
}

/** Asks for a report. Every call makes another one; the `Location` of the answer is not looked at. */
export async function requestUsageReport(
  client: HereClient,
  ask: UsageReportAsk,
): Promise<WriteOutcome<NewHereReport>> {
  try {
    return await withToken<WriteOutcome<NewHereReport>>(client, {
      priority: "write",
      run: (connection) => post(client, connection, ask),
      isRefused: (result) =>
        "value" in result && result.value.at === "not-sent" && result.value.reason === "credentials",
    });
  } catch (error) {
    if (error instanceof CallStopped) return { at: "not-sent", reason: "slow", retryAfterMs: null };
    if (!(error instanceof UpstreamFailure)) throw error;
    // Thrown only while getting a token: the request itself never left.
    return { at: "not-sent", reason: error.reason, retryAfterMs: error.retryAfterMs };
  }
}

function post(client: HereClient, connection: Connection, ask: UsageReportAsk): Promise<WriteOutcome<NewHereReport>> {
  const hasSubAccounts = ask.subAccounts.length > 0;
  return writeTo(connection, {
    method: "POST",
    path: REPORTS,
    params: { realmId: client.realmId },
    query: questionOf(ask),
    headers: { "X-Request-ID": ask.requestId },
    // Without a body the report is about the partner's own realm (here-usage.md 5).
    ...(hasSubAccounts ? { body: { subAccounts: ask.subAccounts } } : {}),
    // With customers named, 403 may speak of one that is not the partner's.
    forbiddenMeans: hasSubAccounts ? "refused" : "credentials",
    understand: (body) => {
      const made = WireNewReport.safeParse(body);
      return made.success ? { hereId: made.data.id, state: made.data.status } : null;
    },
  });
}

function questionOf(ask: UsageReportAsk): QueryPair[] {
  const { startDate, endDate } = hereDates(ask);
  const pairs: [string, string | null][] = [
    ["startDate", startDate],
    ["endDate", endDate],
    ["detailLevel", ask.detailLevel],
    ["groupBy", ask.groupBy.join(",")],
    ["featureId", ask.featureId],
    ["appId", ask.appId],
    ["projectHrn", ask.projectHrn],
    ["billingTag", ask.billingTag],
    ["category", ask.category],
    ["billingSubscriptionId", ask.billingSubscriptionIds.join(",")],
    ["channelId", ask.channelId],
    ["chargeType", ask.chargeType === "all" ? null : ask.chargeType],
  ];
  return pairs.flatMap(([name, value]): QueryPair[] => (value ? [[name, value]] : []));
}

export async function loadReportStatus(client: HereClient, hereId: string): Promise<HereReport> {
  const schema = WireReport.refine((report) => report.id === hereId).transform(toHereReport);
  const params = { realmId: client.realmId, reportId: hereId };
  return withToken(client, {
    run: async (connection) => (await readFrom(connection, { path: REPORT, params, schema })).value,
    isRefused,
  });
}

/** The newest report requests first, at most a hundred. */
export async function listReports(client: HereClient, limit: number, page = 0): Promise<HereReport[]> {
  const query: QueryPair[] = [
    ["limit", String(Math.min(MOST_LISTED, Math.max(1, limit)))],
    // A page's number, not a row's (here-usage.md 4.2).
    ["offset", String(page)],
    ["sort", "desc"],
  ];
  const params = { realmId: client.realmId };
  return withToken(client, {
    run: async (connection) =>
      (await readFrom(connection, { path: REPORTS, params, query, schema: WireReportList })).value.items.map(
        toHereReport,
      ),
    isRefused,
  });
}

/** Every report request made since; null when there are more than can be looked through. */
export async function listReportsSince(client: HereClient, since: Date): Promise<HereReport[] | null> {
  const found = new Map<string, HereReport>();
  const madeMs = ({ createdAt }: HereReport) => Date.parse(createdAt ?? "");
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await listReports(client, MOST_LISTED, page);
    for (const report of listed) if (madeMs(report) >= since.getTime()) found.set(report.hereId, report);
    const isLast = listed.length < MOST_LISTED || listed.some((report) => madeMs(report) < since.getTime());
    if (isLast) return [...found.values()];
  }
  return null;
}

/** A completed report's file, a gzip of a CSV, as sent: the address is made here, `resultHref` is never followed. */
export function openReportOutput(client: HereClient, hereId: string): Promise<AsyncIterable<Uint8Array>> {
  return withToken(client, {
    run: (connection) =>
      streamFrom(connection, {
        path: `${REPORT}/output`,
        params: { realmId: client.realmId, reportId: hereId },
        mediaTypes: GZIP_TYPES,
        maxBytes: OUTPUT_BYTES,
        deadlineMs: OUTPUT_DEADLINE_MS,
      }),
    isRefused,
  });
}

function isRefused(result: { readonly value: unknown } | { readonly error: unknown }): boolean {
  return "error" in result && result.error instanceof UpstreamFailure && result.error.status === 401;
}
