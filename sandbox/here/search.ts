import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerProblem } from "./answers";
import { pageMarks, pageOf, readHerePage } from "./paging";
import { csvChunks } from "./usage-csv";
import { isProblem, readUsageQuery, USAGE_FIELDS, type UsageQuery } from "./usage-query";
import { type UsageRow, usageRows } from "./usage-rows";
import { PARTS, streamsOf } from "./usage-streams";

const PATH = "/v2/usage/realms/:realmId";
const MOST_CSV_ROWS = 20_000;

function showRow({ stream, moment, billable, raw }: UsageRow, query: UsageQuery): Record<string, unknown> {
  const { groupBy, usageFields } = query;
  const all: Record<string, unknown> = {
    ...(groupBy.has("appId") ? { appId: stream.appId, appName: stream.appName, appHrn: stream.appHrn } : {}),
    realmId: stream.realm,
    billingSubscriptionId: stream.subscriptionId,
    billingChargeNumber: stream.chargeNumber,
    featureId: stream.featureId,
    category: stream.category,
    name: stream.name,
    valueDriver: stream.valueDriver,
    ...(groupBy.has("project") ? { projectHrn: stream.projectHrn } : {}),
    ...(groupBy.has("billingTag") ? { billingTag: stream.billingTag } : {}),
    ...(moment === "" ? {} : { usageDateTime: moment }),
    usageValue: raw / PARTS,
    billableValue: billable / PARTS,
  };
  if (usageFields === null) return all;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => usageFields.has(name) || !USAGE_FIELDS.includes(name)),
  );
}

function rowsFor(sandbox: Sandbox, c: Context, query: UsageQuery): Generator<UsageRow> {
  return usageRows(streamsOf(sandbox.options, c.req.param("realmId") ?? ""), query, sandbox.clock.now().getTime());
}

function answerSearch(sandbox: Sandbox, c: Context<SandboxEnv>): Response {
  const parameters = new URL(c.req.url).searchParams;
  const query = readUsageQuery(parameters, { isReport: false });
  if (isProblem(query)) return answerProblem(c, query);
  const page = readHerePage(parameters);
  if (isProblem(page)) return answerProblem(c, page);
  const rows = [...rowsFor(sandbox, c, query)];
  const items = pageOf(rows, page).map((row) => showRow(row, query));
  return c.json({ total: rows.length, limit: page.limit, items, ...pageMarks(rows.length, page) });
}

function answerCsv(sandbox: Sandbox, c: Context<SandboxEnv>): Response {
  const query = readUsageQuery(new URL(c.req.url).searchParams, { isReport: false });
  if (isProblem(query)) return answerProblem(c, query);
  const chunks = csvChunks({ rows: rowsFor(sandbox, c, query), query, most: MOST_CSV_ROWS, orgName: null });
  return c.body([...chunks].join(""), 200, { "Content-Type": "text/csv" });
}

export function serveSearch(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => answerSearch(sandbox, c));
  app.get(`${PATH}/csv`, (c) => answerCsv(sandbox, c));
}
