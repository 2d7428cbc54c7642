import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { notFound } from "../answers";
import { cubeAxis } from "./cost-members";
import { costScope } from "./cost-scope";
import type { Interval } from "./cost-window";
import { costBase, type ReportCall, reportAxes } from "./report-answer";
import { REPORT_VIEWS, type ReportView } from "./report-views";
import { savedReports } from "./saved-reports";

const TYPES = ["cost", "custom", "performance", "usage"] as const;

const TIME_LABELS: Record<Interval, string> = { monthly: "Months", weekly: "Weeks", daily: "Days", hourly: "Hours" };
const LABELS: Record<string, string> = {
  "AWS-Account": "Account",
  "AWS-Service-Category": "Service Category",
  "AWS-Regions": "Regions",
  "AWS-Availability-Zones": "Availability Zones",
  "EC2-Reservation-Execution-Mode": "Reservation Execution Mode",
  "AWS-Coverage-Type": "Coverage Type",
  "S3-Bucket": "Bucket",
};

type Links = Record<string, { href: string }>;

/** One report of the printed list stands outside its type: an address is to be followed, not made up. */
const ADDRESSES: Record<string, string> = { "usage/volume": "volume" };

function reportLinks({ origin, switches }: Sandbox, type: string): Links {
  const views = REPORT_VIEWS.filter(({ path }) => path.startsWith(`${type}/`));
  const nameOf = (path: string) => (switches.reportKeysAreShort ? path.slice(type.length + 1) : path);
  return Object.fromEntries(
    views.map(({ path }) => [
      nameOf(path),
      { href: `${origin}/cloudhealth/olap_reports/${Object.hasOwn(ADDRESSES, path) ? ADDRESSES[path] : path}` },
    ]),
  );
}

function customLinks({ origin, store }: Sandbox): Links {
  return Object.fromEntries(
    savedReports(store).map(({ id, name }) => [name, { href: `${origin}/cloudhealth/olap_reports/custom/${id}` }]),
  );
}

/** Members of time go by their number here, and by their date only in a report. */
export function describeReport(c: Context, call: ReportCall): Response {
  const { view, sandbox } = call;
  const base = costBase(call, costScope(sandbox, call.client), view.interval);
  const groupsets = new Map(base.groupsets.map(({ id, name }) => [`Groupset-${id}`, name]));
  const dimensions = reportAxes(call).map((name) => ({
    label: groupsets.get(name) ?? (name === "time" ? TIME_LABELS[view.interval] : LABELS[name]) ?? name,
    name,
    members: cubeAxis(base, name)
      .members.slice(1)
      .map((member, at) => ({ label: member.label, name: name === "time" ? String(at + 1) : member.name })),
  }));
  return c.json({ dimensions, measures: view.measures.map(({ label, name }) => ({ label, name })) });
}

export function addressesOf({ path }: ReportView): string[] {
  const other = Object.hasOwn(ADDRESSES, path) ? ADDRESSES[path] : undefined;
  return other === undefined ? [path] : [path, other];
}

export function serveReportCatalogue(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/olap_reports", (c) =>
    c.json({
      links: Object.fromEntries(
        TYPES.map((type) => [type, { href: `${sandbox.origin}/cloudhealth/olap_reports/${type}` }]),
      ),
    }),
  );
  for (const type of TYPES) {
    app.get(`/olap_reports/${type}`, (c) =>
      c.json({ links: type === "custom" ? customLinks(sandbox) : reportLinks(sandbox, type) }),
    );
  }
  app.get("/olap_reports/*", (c) => notFound(c));
}
