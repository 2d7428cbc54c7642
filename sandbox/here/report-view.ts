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

export function reportAddress(sandbox: Sandbox, report: UsageReport): string {
  return `${sandbox.origin}/here/v2/usage/realms/${report.realm}/reports/${reportName(report)}`;
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
    emailId: "reports@northpine.example",
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
    ...(isReady ? { resultHref: `${reportAddress(sandbox, report)}/output` } : {}),
    created: report.created,
    parameters: echoParameters(report, form === "single" ? 10 : 19),
  };
}
