import { asksForCsv, csvAnswer, failure } from "../answers";
import { type Answer, type Ask, parametersOf, type Route } from "../routes";
import { languageOf } from "./csv-text";
import { customersReport } from "./customers-report";
import { priceOrganization, showCurrencies } from "./organization-report";
import { organizationReportCsv } from "./organization-report-csv";
import { readReportQuery } from "./report-query";
import { answerTaxReport } from "./tax-report";

function answerOrganization(ask: Ask): Answer {
  const { c, world, sandbox } = ask;
  const query = readReportQuery(ask);
  if (query instanceof Response) return query;
  const lines = priceOrganization(world, query);
  if (!asksForCsv(c)) {
    const currencies = showCurrencies(lines ?? [], sandbox.switches.averagePriceIsAlwaysSent);
    return c.json({ data: { currencies, ...query.echo, reportGenerated: lines !== null } });
  }
  const parameters = parametersOf(ask);
  const language = languageOf(parameters.get("language"));
  if (language === undefined) return failure(c, 400, { message: "language is required and must be en, fr or es" });
  const choice = { language, currency: parameters.get("currency") || null };
  return csvAnswer(c, organizationReportCsv(world, query, { lines: lines ?? [], choice }));
}

async function answerCustomers(ask: Ask): Promise<Response> {
  const query = readReportQuery(ask);
  if (query instanceof Response) return query;
  if (query.organization.isReseller !== true) {
    return failure(ask.c, 400, {
      message: "The organization is not a reseller",
      context: { organization_id: query.organization.id },
    });
  }
  const organizations = await customersReport(ask.world, query, ask.sandbox.switches.deletedIsText);
  return ask.c.json({
    data: { organizations: organizations ?? [], reportGenerated: organizations !== null, ...query.echo },
  });
}

export const REPORT_ROUTES: Route[] = [
  ["get", "/reports/organization_pricing", answerOrganization],
  ["get", "/reports/customers", answerCustomers],
  ["get", "/reports/revenue_tax_report", answerTaxReport],
  ["get", "/reports/customers/revenue_tax_report", answerTaxReport],
];
