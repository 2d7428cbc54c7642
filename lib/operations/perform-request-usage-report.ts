import "server-only";
import { withScope } from "@/lib/db/client";
import { listKnownHereIds, notePartCancelled, notePartFailed, notePartRequested } from "@/lib/db/usage-part-rows";
import type { TimeSpan } from "@/lib/domain/usage/split-period";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Performer } from "@/lib/operations/performer";
import { watchUsagePartSoon } from "@/lib/operations/watch-usage-part-soon";
import { now } from "@/lib/support/clock";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { isReportOf } from "@/lib/upstreams/here/is-report-of";
import {
  listReportsSince,
  loadReportStatus,
  requestUsageReport,
  type UsageReportAsk,
} from "@/lib/upstreams/here/usage-reports-api";

export interface UsageReportPayload extends TimeSpan {
  readonly partId: string;
  readonly reportId: string;
  readonly customerId: CustomerId | null;
  /** The whole request; the part's own instants stand beside it. */
  readonly request: UsageReportRequest;
}

/** How far HERE's clock, whose word the time of a report's making is, may be behind ours. */
const CLOCKS_APART_MS = 2 * 60_000;
/** What HERE has not listed by then it was not asked for, or it cannot be told: a person decides. */
const LISTED_WITHIN_MS = 5 * 60_000;

/**
 * HERE knows no key by which a request could be recognised, so one whose answer never came is never sent again by
 * itself: it would make a second report (RELIABILITY.md 3.1). It is looked for in HERE's list. A report asked for in the
 * same words, made since and nobody's yet has the rows that were asked for, whoever made it: if there is exactly one, it
 * is taken; if not, a person decides. Subscriptions are not repeated in the list, so of a request that names some nothing
 * can be told.
 */
export const performRequestUsageReport: Performer<UsageReportPayload, { readonly hereId: string }> = {
  send: (clients, payload, operationId) => requestUsageReport(clients.here, askOf(payload, operationId)),

  async readBack(clients, payload, { scope, recordedAt, sentAt }) {
    const { here } = clients;
    const ask = askOf(payload, "");
    if (ask.billingSubscriptionIds.length > 0) return { found: "unclear" };
    const listed = await listReportsSince(here, new Date(recordedAt.getTime() - CLOCKS_APART_MS));
    if (listed === null) return { found: "unclear" };
    const alike = listed.filter(({ asked }) => isReportOf(asked, here.realmId, ask)).map(({ hereId }) => hereId);
    const known = await withScope(scope, (db) => listKnownHereIds(db, alike, payload.partId));
    const [first, ...others] = alike.filter((hereId) => !known.has(hereId));
    if (first !== undefined)
      return others.length === 0 ? { found: "one", value: { hereId: first } } : { found: "unclear" };
    return { found: now().getTime() - sentAt.getTime() < LISTED_WITHIN_MS ? "unseen" : "unclear" };
  },

  async adopt(clients, { partId }, { scope, reference }) {
    const known = await withScope(scope, (db) => listKnownHereIds(db, [reference], partId));
    if (known.has(reference)) return null;
    try {
      return { hereId: (await loadReportStatus(clients.here, reference)).hereId };
    } catch (error) {
      if (error instanceof UpstreamFailure && error.status === 404) return null;
      throw error;
    }
  },

  maybeOurs: () => false,

  describe: (_made, { reportId, customerId }) => ({ id: reportId, customerId }),

  async keep(db, { hereId }, { operationId, payload: { partId }, at }) {
    await notePartRequested(db, partId, { hereId, operationId, at });
    await watchUsagePartSoon(db, partId);
  },

  async giveUp(db, { partId }, reason) {
    if (reason === "cancelled") await notePartCancelled(db, partId);
    else await notePartFailed(db, partId, reason === "rejected" ? "refused" : "unknown-outcome");
  },

  explain: (lines) => [{ code: "upstream-said", lines }],
};

function askOf({ request, from, to }: UsageReportPayload, requestId: string): UsageReportAsk {
  return { ...request, from, to, requestId };
}
