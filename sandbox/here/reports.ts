import type { Context, Hono } from "hono";
import { z } from "zod";
import { toInstant } from "../clock";
import type { UsageReport } from "../rows";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerProblem, forbidden, invalidInput, invalidParameter, notFound, type Problem } from "./answers";
import { pageMarks, pageOf, readHerePage } from "./paging";
import { reportOutput } from "./report-output";
import { advance, firstStatus, isArchived, type Polls } from "./report-progress";
import { reportLocation, reportName, showReport } from "./report-view";
import { isProblem, readUsageQuery } from "./usage-query";

const PATH = "/v2/usage/realms/:realmId/reports";
export const REALM = /^[A-Za-z0-9-]{5,30}$/;

const ReportBody = z.object({ subAccounts: z.array(z.string().regex(REALM)) });

const parametersOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;
const badBody = (message: string): Problem =>
  invalidInput("E706900", "Invalid request body", { source: "subAccounts", message });

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null: no body, or an empty list, which is a report on the partner's own organization. */
async function readSubAccounts(c: Context): Promise<string[] | null | Problem> {
  const text = (await c.req.text()).trim();
  if (text === "") return null;
  const body = ReportBody.safeParse(parseBody(text));
  if (!body.success) return badBody("a JSON object with subAccounts, an array of organization ids");
  return body.data.subAccounts.length === 0 ? null : body.data.subAccounts;
}

function isOwn({ store }: Sandbox, partner: string, realm: string): boolean {
  return realm === partner || store.get("realms", realm)?.subAccountOf === partner;
}

async function createReport(sandbox: Sandbox, c: Context<SandboxEnv>): Promise<Response> {
  const parameters = parametersOf(c);
  const query = readUsageQuery(parameters, { isReport: true });
  if (isProblem(query)) return answerProblem(sandbox, c, query);
  const subAccounts = await readSubAccounts(c);
  if (isProblem(subAccounts)) return answerProblem(sandbox, c, subAccounts);
  const partner = c.req.param("realmId") ?? "";
  if (subAccounts?.some((realm) => !isOwn(sandbox, partner, realm))) return forbidden(c);
  const pairs = [...parameters];
  const row: UsageReport = {
    id: sandbox.store.nextId("reports"),
    realm: partner,
    created: toInstant(sandbox.clock.now()).slice(0, 19),
    startedMs: Date.now(),
    status: firstStatus(pairs),
    query: pairs,
    subAccounts,
  };
  sandbox.store.commit([{ put: "reports", row }]);
  c.header("Location", reportLocation(sandbox, row));
  return c.json({ id: reportName(row), status: row.status }, 201);
}

const byCreation = (a: UsageReport, b: UsageReport): number =>
  a.created === b.created ? a.id - b.id : a.created < b.created ? -1 : 1;

type Desk = { sandbox: Sandbox; polls: Polls };

function listReports({ sandbox, polls }: Desk, c: Context<SandboxEnv>): Response {
  const page = readHerePage(parametersOf(c));
  if (isProblem(page)) return answerProblem(sandbox, c, page);
  const sort = parametersOf(c).get("sort") ?? "desc";
  if (sort !== "asc" && sort !== "desc") {
    return answerProblem(sandbox, c, invalidParameter("sort", "asc or desc"));
  }
  const oldestFirst = [...sandbox.store.where("reports", "realm", c.req.param("realmId") ?? "")].sort(byCreation);
  const sorted = sort === "asc" ? oldestFirst : oldestFirst.reverse();
  const items = pageOf(sorted, page).map((report) =>
    showReport(sandbox, advance(sandbox, polls, { report, isPoll: false }), "listed"),
  );
  return c.json({
    total: sorted.length,
    limit: page.limit,
    count: items.length,
    ...pageMarks(sorted.length, page),
    items,
  });
}

function findReport(sandbox: Sandbox, c: Context): UsageReport | undefined {
  const [, number] = /^REPORT-(\d{4,12})$/.exec(c.req.param("reportId") ?? "") ?? [];
  const report = number === undefined ? undefined : sandbox.store.get("reports", Number(number));
  return report?.realm === c.req.param("realmId") ? report : undefined;
}

function readStatus({ sandbox, polls }: Desk, c: Context<SandboxEnv>): Response {
  const report = findReport(sandbox, c);
  if (report === undefined) return notFound(sandbox, c, "There is no such report");
  return c.json(showReport(sandbox, advance(sandbox, polls, { report, isPoll: true }), "single"));
}

function download({ sandbox, polls }: Desk, c: Context<SandboxEnv>): Response {
  const found = findReport(sandbox, c);
  if (found === undefined) return notFound(sandbox, c, "There is no such report");
  const report = advance(sandbox, polls, { report: found, isPoll: false });
  if (isArchived(report, sandbox.clock.now())) return notFound(sandbox, c, "The result is archived");
  if (report.status !== "completed") return notFound(sandbox, c, `The report is ${report.status} and has no result`);
  const query = readUsageQuery(new URLSearchParams(report.query), { isReport: true });
  if (isProblem(query)) return answerProblem(sandbox, c, query);
  return reportOutput(sandbox, report, query);
}

export function serveReports(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const desk: Desk = { sandbox, polls: new Map() };
  sandbox.onReset.push(() => desk.polls.clear());
  app.post(PATH, (c) => createReport(sandbox, c));
  app.get(PATH, (c) => listReports(desk, c));
  app.get(`${PATH}/:reportId`, (c) => readStatus(desk, c));
  app.get(`${PATH}/:reportId/output`, (c) => download(desk, c));
}
