import type { Context, Hono } from "hono";
import { htmlAnswer } from "../../control/fault-answers";
import { pause } from "../../control/pause";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { FAILING_CUSTOMER, NONSENSE_CUSTOMER, SLOW_ANSWER_MS, SLOW_CUSTOMER } from "../../sentinels";
import { clientOf } from "../access";
import { failure, notFound, parametersOf } from "../answers";
import { integerFrom } from "../write-body";
import { answerReport } from "./report-answer";
import { createReportCache, type ReportCache } from "./report-cache";
import { addressesOf, describeReport, serveReportCatalogue } from "./report-catalogue";
import { FOREIGN_VIEWS, REPORT_VIEWS, reportView } from "./report-views";
import { savedQuery, savedReports } from "./saved-reports";

async function answerSentinel(sandbox: Sandbox, c: Context<SandboxEnv>): Promise<Response | null> {
  const client = clientOf(c);
  const name = client === null ? undefined : sandbox.store.get("customers", client)?.name;
  if (name === SLOW_CUSTOMER) await pause(SLOW_ANSWER_MS, c.env);
  if (name === FAILING_CUSTOMER) return failure(c, 503, "The back end is out of capacity");
  return name === NONSENSE_CUSTOMER ? htmlAnswer(200) : null;
}

function serveSavedReports(app: Hono<SandboxEnv>, sandbox: Sandbox, cache: ReportCache): void {
  app.get("/olap_reports/custom/:id", async (c) => {
    const id = integerFrom(c.req.param("id"));
    const saved = savedReports(sandbox.store).find((known) => known.id === id);
    const view = saved === undefined ? undefined : reportView(saved.report);
    if (saved === undefined || view === undefined) return notFound(c);
    const parameters = parametersOf(c);
    if (parameters.get("get_query") === "true") return c.json({ query: `report=${saved.name}?${saved.query}` });
    const call = { sandbox, cache, client: clientOf(c), view: { ...view, title: saved.name } };
    return answerReport(c, call, savedQuery(saved, parameters));
  });
}

/** Every report has a route of its own, so that a fault can be set on one of them. */
export function serveCostHistory(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const cache = createReportCache();
  sandbox.onReset.push(() => cache.clear());
  for (const view of [...REPORT_VIEWS, ...FOREIGN_VIEWS]) {
    for (const address of addressesOf(view)) {
      app.get(`/olap_reports/${address}/new`, (c) => describeReport(c, { sandbox, cache, client: clientOf(c), view }));
      app.get(`/olap_reports/${address}`, async (c) => {
        const sentinel = await answerSentinel(sandbox, c);
        return sentinel ?? answerReport(c, { sandbox, cache, client: clientOf(c), view }, parametersOf(c));
      });
    }
  }
  serveSavedReports(app, sandbox, cache);
  serveReportCatalogue(app, sandbox);
}
