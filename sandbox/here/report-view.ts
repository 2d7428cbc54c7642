import type { UsageReport } from "../rows";
import type { Sandbox } from "../sandbox";
import { isArchived } from "./report-progress";

/** Parameter name in the request, and what the status calls it. */
const ECHOED: [string, string][] = [
  ["featureId", "featureId"],
  ["appId", "appId"],
  ["channelId", "channelId"],
  ["chargeType", "chargeType"],
  ["projectHrn", "projectId"],
  ["billingTag", "billingTag"],
  ["category", "category"],
  ["detailLevel", "detail"],
  ["groupBy", "groupBy"],
  ["usageFields", "usageFields"],
];

export function reportName(report: UsageReport): string {
  return `REPORT-${report.id}`;
}

const FOREIGN_ORIGIN = "https://reports.elsewhere.example";

const pathOf = (report: UsageReport): string => `/v2/usage/realms/${report.realm}/reports/${reportName(report)}`;

function resultOrigin({ origin, switches }: Sandbox): string {
  return switches.hereLocationIsForeign ? FOREIGN_ORIGIN : `${origin}/here`;
}

/** Absolute or relative is not documented. A client that sends its token to another origin is what the foreign one finds. */
export function reportLocation(sandbox: Sandbox, report: UsageReport): string {
  const { hereLocationIsForeign, hereLocationIsRelative } = sandbox.switches;
  return hereLocationIsRelative && !hereLocationIsForeign
    ? `/here${pathOf(report)}`
    : `${resultOrigin(sandbox)}${pathOf(report)}`;
}

function echoParameters(report: UsageReport, dateLength: number): Record<string, unknown> {
  const values = (name: string) => report.query.filter(([known]) => known === name).map(([, value]) => value);
  const echoed = ECHOED.flatMap(([name, shown]) =>
    values(name).length === 0 ? [] : [[shown, values(name).join(",")]],
  );
  return {
    realm: report.realm,
    startDate: values("startDate")[0]?.slice(0, dateLength),
    endDate: values("endDate")[0]?.slice(0, dateLength),
    emailId: report.emailId ?? "reports@northpine.example",
    username: "northpine-reports",
    ...Object.fromEntries(echoed),
    ...(report.subAccounts === null ? {} : { subAccounts: report.subAccounts }),
  };
}

/** A single report shows dates, the list date-times: the documents' examples differ that way. */
export function showReport(sandbox: Sandbox, report: UsageReport, form: "single" | "listed"): Record<string, unknown> {
  const archived = isArchived(report, sandbox.clock.now());
  const isReady = report.status === "completed" && !archived;
  return {
    id: reportName(report),
    status: archived ? "archived" : report.status,
    ...(isReady ? { resultHref: `${resultOrigin(sandbox)}${pathOf(report)}/output` } : {}),
    created: report.created,
    parameters: echoParameters(report, form === "single" ? 10 : 19),
  };
}
