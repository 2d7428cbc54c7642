import { Decimal } from "decimal.js";
import { csvAnswer, failure, notFound } from "../answers";
import type { CloudMcWorld } from "../cloudmc-world";
import { dayOf, instantText } from "../instants";
import type { OrganizationRow } from "../organizations/organization-rows";
import { isWithin, resellerOf } from "../pricing/price-scope";
import { moneyText } from "../pricing/tier-pricing";
import { csvLine } from "../reports/csv-text";
import { linesFrom } from "../reports/organization-report";
import { type Ask, parametersOf, pathId, type Route, seenOrganization } from "../routes";
import { answerRawUsage, usageRecords } from "./raw-usage";
import type { UsageRow } from "./usage-rows";

const DAY_MS = 86_400_000;
const PERIODS = ["HOUR", "DAY", "PERIOD"];

type Summary = {
  organizationId: string;
  usageType: string;
  unit: string;
  usage: string;
  startDate: string;
  endDate: string;
  cost?: string;
  currency?: string;
};
type Choice = {
  startMs: number;
  endMs: number;
  period: string;
  withCost: boolean;
  combined: boolean;
  withFree: boolean;
};

function periodOf({ period, startMs, endMs }: Choice, row: UsageRow): [string, string] {
  if (period === "PERIOD") return [instantText(startMs), instantText(endMs)];
  const step = period === "HOUR" ? 3_600_000 : DAY_MS;
  const fromMs = Math.floor(Date.parse(row.startDate) / step) * step;
  return [instantText(fromMs), instantText(fromMs + step)];
}

/** Cost is the report's, so it is known for the whole period and not for its parts. */
function costsOf(
  ask: Ask,
  organization: OrganizationRow,
  choice: Choice,
): Map<string, { cost: string; currency: string }> {
  const reseller = resellerOf(ask.world.tree, organization.id);
  if (!choice.withCost || choice.period !== "PERIOD" || reseller === undefined) return new Map();
  const range = { fromMs: choice.startMs, toMs: choice.endMs, endsByMs: choice.endMs };
  const filter = { connectionId: null, environmentId: null };
  const query = { organization, filter, range, nowMs: ask.nowMs, echo: { startDate: "", endDate: "" } };
  const lines = linesFrom(ask.world, query, reseller.id) ?? [];
  return new Map(
    lines.map(({ product, cost, pricing }) => [
      product.row.source ?? product.row.sku,
      { cost: moneyText(cost), currency: pricing.row.currency },
    ]),
  );
}

function summarise(ask: Ask, organization: OrganizationRow, choice: Choice): Summary[] {
  const stepMs = choice.period === "HOUR" ? 3_600_000 : DAY_MS;
  const costs = costsOf(ask, organization, choice);
  const sums = new Map<string, Summary>();
  for (const row of usageRecords(ask, organization, { ...choice, stepMs })) {
    const isLong = Date.parse(row.endDate) - Date.parse(row.startDate) > 3_600_000;
    if (choice.period === "HOUR" && isLong) continue;
    const [startDate, endDate] = periodOf(choice, row);
    const usageType = choice.combined ? "ALL" : (row.usageType ?? row.sku ?? "");
    const key = `${usageType} ${row.unit} ${startDate}`;
    const usage = new Decimal(row.usage).plus(sums.get(key)?.usage ?? 0).toString();
    const unit = row.unit ?? "UNIT";
    sums.set(key, {
      organizationId: organization.id,
      usageType,
      unit,
      usage,
      startDate,
      endDate,
      ...costs.get(usageType),
    });
  }
  return [...sums.values()].filter(({ cost }) => choice.withFree || cost === undefined || Number(cost) > 0);
}

function belowOrAt(world: CloudMcWorld, topId: string): OrganizationRow[] {
  return world.organizations.filter(({ id }) => isWithin(world.tree, id, topId));
}

function answerSummary(ask: Ask): Response {
  const organization = seenOrganization(ask, pathId(ask));
  if (organization === undefined) return notFound(ask.c, { id: pathId(ask) });
  const parameters = parametersOf(ask);
  const [startMs, endMs] = [dayOf(parameters.get("start_date") ?? ""), dayOf(parameters.get("end_date") ?? "")];
  if (startMs === null || endMs === null || startMs >= endMs) {
    return failure(ask.c, 400, { message: "start_date and end_date must be YYYY-MM-DD, start_date before end_date" });
  }
  const period = parameters.get("period") || "PERIOD";
  if (!PERIODS.includes(period)) return failure(ask.c, 400, { message: `period must be one of ${PERIODS.join(", ")}` });
  const isSet = (name: string) => parameters.get(name) === "true";
  const choice = {
    startMs,
    endMs,
    period,
    withCost: isSet("include_cost"),
    combined: isSet("combine_usage_types"),
    withFree: parameters.get("include_free_usage") !== "false",
  };
  const asked = isSet("include_sub_orgs") ? belowOrAt(ask.world, organization.id) : [organization];
  const data = asked.flatMap((one) => summarise(ask, one, choice));
  if (parameters.get("format") !== "CSV") return ask.c.json({ data });
  const columns = ["organizationId", "usageType", "unit", "usage", "startDate", "endDate", "cost", "currency"] as const;
  const rows = data.map((row) => columns.map((column) => row[column] ?? ""));
  return csvAnswer(ask.c, [[...columns], ...rows].map(csvLine).join("\n"));
}

export const USAGE_ROUTES: Route[] = [
  ["get", "/service/usage", answerRawUsage],
  ["get", "/usage_summary/organizations/:id", answerSummary],
];
