import { invalidInput, invalidParameter, type Problem } from "./answers";

export const USAGE_FIELDS = [
  "realmId",
  "featureId",
  "billingSubscriptionId",
  "billingChargeNumber",
  "category",
  "name",
  "valueDriver",
  "usageValue",
  "billableValue",
  "resource",
];

type DetailLevel = "summarized" | "hour" | "day" | "month";
type Grouping = "project" | "billingTag" | "appId";

export type UsageQuery = {
  startMs: number;
  endMs: number;
  detailLevel: DetailLevel;
  groupBy: ReadonlySet<Grouping>;
  usageFields: ReadonlySet<string> | null;
  chargeType: "all" | "billable" | "nonBillable";
  subscriptions: string[] | null;
  equals: {
    featureId: string | null;
    appId: string | null;
    projectHrn: string | null;
    billingTag: string | null;
    category: string | null;
  };
};

const MOST_DAYS = 95;
const DAY_MS = 86_400_000;
const DETAIL_LEVELS = ["summarized", "hour", "day", "month"] as const;
const CHARGE_TYPES = ["all", "billable", "nonBillable"] as const;
const CHANNELS = ["hot", "cold", "ds"];
const GROUPINGS = ["project", "billingTag", "appId"] as const;
/** Accepted and without effect: every row has them anyway. */
const ALWAYS_GROUPED = ["featureId", "billingSubscriptionId"];
const LONGEST = { featureId: 256, appId: 128, projectHrn: 256, billingTag: 500, category: 128 };
const LONGEST_GROUP_BY = 256;
const MOST_SUBSCRIPTIONS = 20;

const BAD_DATE = "Invalid Start or end date.";
const badDate = (source: string, message: string): Problem =>
  invalidInput("E706003", "start or end Date validation failed", {
    title: BAD_DATE,
    source,
    message,
    printed: BAD_DATE,
  });

const listOf = (values: string[]): string[] =>
  values
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** UTC, to the second; a trailing Z is what newer clients add. */
function readMoment(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?$/.test(text)) return null;
  const plain = text.slice(0, 19);
  const moment = Date.parse(`${plain}Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(plain) ? moment : null;
}

function readDates(parameters: URLSearchParams): { startMs: number; endMs: number } | Problem {
  const startMs = readMoment(parameters.get("startDate"));
  const endMs = readMoment(parameters.get("endDate"));
  if (startMs === null) return badDate("startDate", "startDate is required as yyyy-MM-ddTHH:mm:ss");
  if (endMs === null) return badDate("endDate", "endDate is required as yyyy-MM-ddTHH:mm:ss");
  if (startMs >= endMs) return badDate("endDate", "startDate must be before endDate");
  const days = (endMs - startMs) / DAY_MS;
  if (days > MOST_DAYS) return badDate("endDate", `range is ${Math.ceil(days)} days, at most ${MOST_DAYS}`);
  return { startMs, endMs };
}

function limitProblem(parameters: URLSearchParams): Problem | null {
  for (const [name, longest] of Object.entries(LONGEST)) {
    if ((parameters.get(name) ?? "").length > longest) return invalidParameter(name, `at most ${longest} characters`);
  }
  if (parameters.getAll("groupBy").join().length > LONGEST_GROUP_BY)
    return invalidParameter("groupBy", `at most ${LONGEST_GROUP_BY} characters`);
  if (!/^[A-Za-z0-9_-]*$/.test(parameters.get("appId") ?? ""))
    return invalidParameter("appId", "letters, digits, - and _ only");
  const channel = parameters.get("channelId");
  if (channel !== null && !CHANNELS.includes(channel))
    return invalidParameter("channelId", `one of ${CHANNELS.join(", ")}`);
  return null;
}

function readGroupBy(parameters: URLSearchParams): Set<Grouping> | Problem {
  const asked = listOf(parameters.getAll("groupBy"));
  const unknown = asked.find((name) => !GROUPINGS.some((known) => known === name) && !ALWAYS_GROUPED.includes(name));
  if (unknown === undefined) return new Set(GROUPINGS.filter((known) => asked.includes(known)));
  return invalidInput("E706004", "Invalid group by field. Supported are appId, billingTag, and project", {
    title: "Invalid group by field.",
    source: "groupBy",
    message: `${unknown} is not one of ${GROUPINGS.join(", ")}`,
    printed: "Invalid group by field. Supported values are appId, billingTag, and project.",
  });
}

function readUsageFields(parameters: URLSearchParams): Set<string> | null | Problem {
  if (!parameters.has("usageFields")) return null;
  const asked = listOf(parameters.getAll("usageFields"));
  const unknown = asked.find((name) => !USAGE_FIELDS.includes(name));
  return unknown === undefined
    ? new Set(asked)
    : invalidParameter("usageFields", `${unknown} is not one of ${USAGE_FIELDS.join(", ")}`);
}

function readSubscriptions(parameters: URLSearchParams): string[] | null | Problem {
  if (!parameters.has("billingSubscriptionId")) return null;
  const asked = listOf(parameters.getAll("billingSubscriptionId"));
  const isFew = asked.length >= 1 && asked.length <= MOST_SUBSCRIPTIONS;
  return isFew ? asked : invalidParameter("billingSubscriptionId", `from 1 to ${MOST_SUBSCRIPTIONS} ids`);
}

function readDetail(parameters: URLSearchParams, isReport: boolean): DetailLevel | Problem {
  const asked = parameters.get("detailLevel") ?? "summarized";
  const level = DETAIL_LEVELS.find((known) => known === asked);
  if (level === undefined) return invalidParameter("detailLevel", `one of ${DETAIL_LEVELS.join(", ")}`);
  if (level !== "hour" || !isReport) return level;
  return invalidInput("E706900", "detailLevel hour is not supported for reports", {
    title: "Invalid detailLevel",
    source: "detailLevel",
    message: "summarized, day or month",
  });
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "cause" in value;
}

/** What the documents' examples are refused for, they are refused for without any date: so dates are read after that. */
export function readUsageQuery(parameters: URLSearchParams, kind: { isReport: boolean }): UsageQuery | Problem {
  const limit = limitProblem(parameters);
  if (limit !== null) return limit;
  const groupBy = readGroupBy(parameters);
  if (isProblem(groupBy)) return groupBy;
  const dates = readDates(parameters);
  if (isProblem(dates)) return dates;
  const detailLevel = readDetail(parameters, kind.isReport);
  if (isProblem(detailLevel)) return detailLevel;
  const usageFields = readUsageFields(parameters);
  if (isProblem(usageFields)) return usageFields;
  const subscriptions = readSubscriptions(parameters);
  if (isProblem(subscriptions)) return subscriptions;
  const charge = parameters.get("chargeType") ?? "all";
  const chargeType = CHARGE_TYPES.find((known) => known === charge);
  if (chargeType === undefined) return invalidParameter("chargeType", `one of ${CHARGE_TYPES.join(", ")}`);
  const text = (name: string) => parameters.get(name) || null;
  const equals = {
    featureId: text("featureId"),
    appId: text("appId"),
    projectHrn: text("projectHrn"),
    billingTag: text("billingTag"),
    category: text("category"),
  };
  return { ...dates, detailLevel, groupBy, usageFields, subscriptions, chargeType, equals };
}
