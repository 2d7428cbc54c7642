import { HOUR_MS } from "../hours";
import type { UsageFacts } from "./here-rows";
import type { UsageQuery } from "./usage-query";
import type { Amounts, Hours, UsageStream } from "./usage-streams";

export type UsageRow = Amounts & { group: UsageGroup; moment: string };

/** The streams that one row adds up, and what is told of them. */
export type UsageGroup = { streams: UsageStream[]; facts: UsageFacts };

type Bucket = Hours & { moment: string };

function nextStart(query: UsageQuery, startMs: number): number {
  const start = new Date(startMs);
  switch (query.detailLevel) {
    case "hour":
      return Math.floor(startMs / HOUR_MS) * HOUR_MS + HOUR_MS;
    case "day":
      return Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + 1);
    case "month":
      return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
    case "summarized":
      return query.endMs;
  }
}

function firstInstant(query: UsageQuery, startMs: number): string {
  if (query.detailLevel === "summarized") return "";
  const text = new Date(startMs).toISOString();
  const kept = { month: 7, day: 10, hour: 13 }[query.detailLevel];
  return text.slice(0, kept) + "0000-01-01T00:00:00".slice(kept);
}

/** An hour belongs to the range when it starts inside it; what is not over yet has no usage. */
function bucketsOf(query: UsageQuery, asOfMs: number): Bucket[] {
  const buckets: Bucket[] = [];
  const lastHour = Math.floor(asOfMs / HOUR_MS);
  for (let startMs = query.startMs; startMs < query.endMs; ) {
    const endMs = Math.min(query.endMs, nextStart(query, startMs));
    const range = { from: Math.ceil(startMs / HOUR_MS), to: Math.min(lastHour, Math.ceil(endMs / HOUR_MS)) };
    if (range.from < range.to) buckets.push({ moment: firstInstant(query, startMs), ...range });
    startMs = endMs;
  }
  return buckets;
}

function isAsked(stream: UsageStream, query: UsageQuery): boolean {
  const { featureId, appId, projectHrn, billingTag, category } = query.equals;
  const fits = (wanted: string | null, actual: string | undefined) => wanted === null || wanted === actual;
  if (query.chargeType !== "all" && stream.isBillable !== (query.chargeType === "billable")) return false;
  if (query.subscriptions !== null && !query.subscriptions.includes(stream.billingSubscriptionId ?? "")) return false;
  return (
    fits(featureId, stream.featureId) &&
    fits(appId, stream.appId) &&
    fits(projectHrn, stream.projectHrn) &&
    fits(billingTag, stream.billingTag) &&
    fits(category, stream.category)
  );
}

function groupsBy(streams: UsageStream[], keyOf: (stream: UsageStream) => string): [string, UsageStream[]][] {
  const groups = new Map<string, UsageStream[]>();
  for (const stream of streams) {
    const key = keyOf(stream);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stream]);
    else group.push(stream);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Ascending by subscription, category and name; the unit separator sorts before anything a name contains. */
const itemKey = (stream: UsageStream): string =>
  [stream.billingSubscriptionId, stream.category, stream.name, stream.featureId].join("\u001f");

function groupKey(stream: UsageStream, { groupBy }: UsageQuery): string {
  return [
    groupBy.has("appId") ? stream.appId : "",
    groupBy.has("project") ? stream.projectHrn : "",
    groupBy.has("billingTag") ? stream.billingTag : "",
  ].join("\u001f");
}

/** Group fields are told only when grouped by; stated usage of a single app names that app all the same. */
function factsOf(streams: UsageStream[], { groupBy }: UsageQuery): UsageFacts | null {
  const [first] = streams;
  if (first === undefined) return null;
  const isOneApp = groupBy.has("appId");
  const namesApp = isOneApp || (first.isStated && streams.every((stream) => stream.appHrn === first.appHrn));
  return {
    appId: isOneApp ? first.appId : undefined,
    appName: namesApp ? first.appName : undefined,
    appHrn: namesApp ? first.appHrn : undefined,
    realm: first.realm,
    billingSubscriptionId: first.billingSubscriptionId,
    billingChargeNumber: first.billingChargeNumber,
    featureId: first.featureId,
    category: first.category,
    name: first.name,
    valueDriver: first.valueDriver,
    resourceHrn: first.resourceHrn,
    projectHrn: groupBy.has("project") ? first.projectHrn : undefined,
    billingTag: groupBy.has("billingTag") ? first.billingTag : undefined,
  };
}

function groupOf(streams: UsageStream[], query: UsageQuery): UsageGroup[] {
  const facts = factsOf(streams, query);
  return facts === null ? [] : [{ streams, facts }];
}

/** Rows are made one at a time, so that a million of them need no more memory than one. */
export function* usageRows(streams: UsageStream[], query: UsageQuery, asOfMs: number): Generator<UsageRow> {
  const buckets = bucketsOf(query, asOfMs);
  const asked = streams.filter((stream) => isAsked(stream, query));
  for (const [, sameItem] of groupsBy(asked, itemKey)) {
    const groups = groupsBy(sameItem, (stream) => groupKey(stream, query)).flatMap(([, group]) =>
      groupOf(group, query),
    );
    for (const bucket of buckets) {
      for (const group of groups) {
        const sum: Amounts = { billable: 0, raw: 0 };
        for (const stream of group.streams) stream.addTo(sum, bucket);
        if (sum.raw > 0 || sum.billable > 0) yield { group, moment: bucket.moment, ...sum };
      }
    }
  }
}
