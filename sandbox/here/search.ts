import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerProblem } from "./answers";
import { paced } from "./paced";
import { type HerePage, pageMarks, readHerePage } from "./paging";
import { csvChunks } from "./usage-csv";
import { usageOfRealm } from "./usage-of-realm";
import { isProblem, readUsageQuery, USAGE_FIELDS, type UsageQuery } from "./usage-query";
import { type UsageRow, usageRows } from "./usage-rows";
import { PARTS } from "./usage-streams";

const PATH = "/v2/usage/realms/:realmId";
const MOST_CSV_ROWS = 20_000;
const LONGEST_TURN_MS = 10;

type Asked = { sandbox: Sandbox; c: Context<SandboxEnv>; query: UsageQuery };

function showRow({ group, moment, billable, raw }: UsageRow, { sandbox, query }: Asked): Record<string, unknown> {
  const { realm, resourceHrn: _, ...facts } = group.facts;
  const { usageFields } = query;
  const show = (parts: number) => (sandbox.switches.hereValuesAreText ? String(parts / PARTS) : parts / PARTS);
  const all: Record<string, unknown> = {
    realmId: realm,
    ...facts,
    ...(moment === "" ? {} : { usageDateTime: moment }),
    usageValue: show(raw),
    billableValue: show(billable),
  };
  if (usageFields === null) return all;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => usageFields.has(name) || !USAGE_FIELDS.includes(name)),
  );
}

function rowsFor({ sandbox, c, query }: Asked): Generator<UsageRow> {
  const realm = c.req.param("realmId") ?? "";
  return usageRows(usageOfRealm(sandbox, realm), query, sandbox.clock.now().getTime());
}

/** The whole answer is counted and one page of it kept; a caller that has gone is not counted for. */
async function pageOfRows(asked: Asked, { limit, offset }: HerePage): Promise<{ total: number; rows: UsageRow[] }> {
  const rows: UsageRow[] = [];
  let total = 0;
  let sinceMs = performance.now();
  for (const row of rowsFor(asked)) {
    if (total >= offset * limit && rows.length < limit) rows.push(row);
    total += 1;
    if (performance.now() - sinceMs < LONGEST_TURN_MS) continue;
    await nextTurn();
    if (asked.c.req.raw.signal.aborted) break;
    sinceMs = performance.now();
  }
  return { total, rows };
}

async function answerSearch(sandbox: Sandbox, c: Context<SandboxEnv>): Promise<Response> {
  const parameters = new URL(c.req.url).searchParams;
  const page = readHerePage(parameters);
  if (isProblem(page)) return answerProblem(sandbox, c, page);
  const query = readUsageQuery(parameters, { isReport: false });
  if (isProblem(query)) return answerProblem(sandbox, c, query);
  const asked = { sandbox, c, query };
  const { total, rows } = await pageOfRows(asked, page);
  return c.json({ total, limit: page.limit, items: rows.map((row) => showRow(row, asked)), ...pageMarks(total, page) });
}

async function answerCsv(sandbox: Sandbox, c: Context<SandboxEnv>): Promise<Response> {
  const query = readUsageQuery(new URL(c.req.url).searchParams, { isReport: false });
  if (isProblem(query)) return answerProblem(sandbox, c, query);
  const form = { query, most: MOST_CSV_ROWS, isOlder: sandbox.switches.hereColumnsAreOlder, orgName: null };
  let text = "";
  for await (const chunk of paced(csvChunks(rowsFor({ sandbox, c, query }), form))) {
    text += chunk;
    if (c.req.raw.signal.aborted) break;
  }
  return c.body(text, 200, { "Content-Type": "text/csv" });
}

export function serveSearch(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => answerSearch(sandbox, c));
  app.get(`${PATH}/csv`, (c) => answerCsv(sandbox, c));
}
