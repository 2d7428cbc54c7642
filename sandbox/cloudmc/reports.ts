import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure } from "./answers";
import type { CloudMcWorld } from "./cloudmc-world";
import { customersReport } from "./customers-report";
import { priceOrganization, showCurrencies } from "./organization-report";
import { LANGUAGES, organizationReportCsv } from "./organization-report-csv";
import { type ReportQuery, readReportQuery } from "./report-query";

type Asked = { c: Context; query: ReportQuery; nowMs: number };

function answerCsv(world: CloudMcWorld, { c, query, nowMs }: Asked): Response {
  const parameters = new URL(c.req.url).searchParams;
  const language = LANGUAGES.find((known) => known === parameters.get("language"));
  if (language === undefined) return failure(c, 400, { message: "language is required and must be en, fr or es" });
  const choice = { language, currency: parameters.get("currency") || null };
  const text = organizationReportCsv(query, priceOrganization(world, query, nowMs) ?? [], choice);
  return c.body(text, 200, { "Content-Type": "text/csv" });
}

function answerOrganization(sandbox: Sandbox, world: CloudMcWorld, c: Context): Response {
  const query = readReportQuery(c, world);
  if (query instanceof Response) return query;
  const nowMs = sandbox.clock.now().getTime();
  if (c.req.header("Accept")?.includes("text/csv")) return answerCsv(world, { c, query, nowMs });
  const lines = priceOrganization(world, query, nowMs);
  return c.json({ data: { currencies: showCurrencies(lines ?? []), ...query.echo, reportGenerated: lines !== null } });
}

function answerCustomers(sandbox: Sandbox, world: CloudMcWorld, c: Context): Response {
  const query = readReportQuery(c, world);
  if (query instanceof Response) return query;
  if (!query.organization.isReseller) {
    return failure(c, 400, {
      message: "The organization is not a reseller",
      context: { organization_id: query.organization.id },
    });
  }
  const organizations = customersReport(world, query, sandbox.clock.now().getTime());
  return c.json({
    data: { organizations: organizations ?? [], reportGenerated: organizations !== null, ...query.echo },
  });
}

export function serveReports(app: Hono<SandboxEnv>, sandbox: Sandbox, world: CloudMcWorld): void {
  app.get("/reports/organization_pricing", (c) => answerOrganization(sandbox, world, c));
  app.get("/reports/customers", (c) => answerCustomers(sandbox, world, c));
}
