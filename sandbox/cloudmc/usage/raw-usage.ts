import { Decimal } from "decimal.js";
import { HOUR_MS } from "../../hours";
import { asksForCsv, csvAnswer, failure, notFound } from "../answers";
import { instantText } from "../instants";
import type { OrganizationRow } from "../organizations/organization-rows";
import { PRODUCT_SEEDS } from "../pricing/product-seeds";
import { csvLine } from "../reports/csv-text";
import { readDates } from "../reports/report-query";
import { type Ask, actingOrganization, askedOrganizationId, parametersOf } from "../routes";
import { derivedUsage, PARTS } from "./derived-usage";
import type { UsageRow } from "./usage-rows";

const DAY_MS = 24 * HOUR_MS;
const FIRST_MS = Date.UTC(2024, 0, 1);
export type UsageDates = { startMs: number; endMs: number };

type PeriodAsk = { organization: OrganizationRow; fromMs: number; stepMs: number; nowMs: number };

/** One record per product, environment and period; one belongs to a range when it starts in it. */
function derivedRecords({ organization, fromMs, stepMs, nowMs }: PeriodAsk): UsageRow[] {
  const range = { fromHour: fromMs / HOUR_MS, toHour: (fromMs + stepMs) / HOUR_MS };
  return (organization.environments ?? []).flatMap((environment) =>
    PRODUCT_SEEDS.flatMap(({ sku, unit }): UsageRow[] => {
      const filter = { connectionId: environment.connectionId ?? null, environmentId: environment.id };
      const parts = derivedUsage(organization, sku, { filter, range, nowMs });
      if (parts === 0) return [];
      const { connectionId } = environment;
      return [
        {
          id: `${environment.id}:${sku}:${range.fromHour}`,
          organizationId: organization.id,
          environmentId: environment.id,
          ...(connectionId === undefined ? {} : { connectionId }),
          usageType: sku.toLowerCase(),
          usage: new Decimal(parts).div(PARTS).toString(),
          unit: unit.unit,
          startDate: instantText(fromMs),
          endDate: instantText(fromMs + stepMs),
          fields: {},
          metricType: "GAUGE",
        },
      ];
    }),
  );
}

/** Records that start in the range, stored ones or drawn ones; drawn ones are days unless hours are asked for. */
export function usageRecords(
  ask: Ask,
  organization: OrganizationRow,
  { startMs, endMs, stepMs = DAY_MS }: UsageDates & { stepMs?: number },
): UsageRow[] {
  const stated = ask.world.store.where("cmcUsage", "organizationId", organization.id);
  if (stated.length > 0) {
    return stated.filter((row) => Date.parse(row.startDate) >= startMs && Date.parse(row.startDate) < endMs);
  }
  const records: UsageRow[] = [];
  const last = Math.min(endMs, ask.nowMs);
  const first = Math.max(FIRST_MS, Math.ceil(startMs / stepMs) * stepMs);
  for (let fromMs = first; fromMs < last; fromMs += stepMs) {
    records.push(...derivedRecords({ organization, fromMs, stepMs, nowMs: ask.nowMs }));
  }
  return records;
}

function isAsked(row: UsageRow, parameters: URLSearchParams): boolean {
  const wanted = (...names: string[]) => names.map((name) => parameters.get(name)).find((value) => value) ?? null;
  const [environment, connection] = [wanted("environment_Id", "environment_id"), wanted("connection_id")];
  const type = wanted("usage_type");
  if (environment !== null && row.environmentId !== environment) return false;
  if (connection !== null && row.connectionId !== connection) return false;
  if (type !== null && row.usageType !== type) return false;
  return [...parameters].every(([name, value]) => !name.startsWith("fields.") || row.fields?.[name.slice(7)] === value);
}

const GRAINS: Record<string, (text: string) => string> = {
  YEARLY: (text) => `${text.slice(0, 4)}-01-01T00:00:00Z`,
  MONTHLY: (text) => `${text.slice(0, 7)}-01T00:00:00Z`,
  DAILY: (text) => `${text.slice(0, 10)}T00:00:00Z`,
  HOURLY: (text) => `${text.slice(0, 13)}:00:00Z`,
};

function endOf(grain: string, startDate: string): string {
  const start = new Date(startDate);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  if (grain === "YEARLY") return instantText(Date.UTC(year + 1, 0, 1));
  if (grain === "MONTHLY") return instantText(Date.UTC(year, month + 1, 1));
  return instantText(grain === "DAILY" ? Date.UTC(year, month, day + 1) : start.getTime() + HOUR_MS);
}

/** Records of one kind and place, added up per year, month, day or hour. */
function addUp(rows: readonly UsageRow[], grain: string): UsageRow[] {
  const startOf = GRAINS[grain] ?? ((text: string) => text);
  const sums = new Map<string, UsageRow>();
  for (const row of rows) {
    const startDate = startOf(instantText(Date.parse(row.startDate)));
    const key = JSON.stringify([row.usageType, row.connectionId, row.environmentId, row.unit, startDate]);
    const sum = sums.get(key);
    const usage = new Decimal(row.usage).plus(sum?.usage ?? 0).toString();
    sums.set(key, { ...(sum ?? row), usage, startDate, endDate: endOf(grain, startDate) });
  }
  return [...sums.values()];
}

export function showUsage({ sku: _, usage, ...row }: UsageRow): Record<string, unknown> {
  return { ...row, usage: Number(usage), fields: row.fields ?? {}, metricType: row.metricType ?? "GAUGE" };
}

const COLUMNS = [
  "id",
  "usageType",
  "usage",
  "unit",
  "connectionId",
  "organizationId",
  "environmentId",
  "startDate",
  "endDate",
  "metricType",
] as const;

function usageCsv(rows: readonly UsageRow[]): string {
  return [[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => String(row[column] ?? "")))]
    .map(csvLine)
    .join("\n");
}

const LARGEST_PAGE = 1000;

type Page = { page: number; size: number };

/** The example and the table name the same figures differently; both are sent. */
function pageOf(rows: readonly UsageRow[], { page, size }: Page): Record<string, unknown> {
  const shown = rows.slice((page - 1) * size, page * size);
  const pages = Math.ceil(rows.length / size);
  return {
    records: shown.map(showUsage),
    metadata: {
      totalCount: rows.length,
      totalPageCount: pages,
      count: shown.length,
      page,
      total_record_count: rows.length,
      total_page_count: pages,
      record_count: shown.length,
      page_number: page,
    },
  };
}

function wholeNumber(text: string | null, fallback: number): number | null {
  if (!text) return fallback;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function grainPage(rows: readonly UsageRow[], token: string | null): Record<string, unknown> | null {
  const from = token ? wholeNumber(token, 1) : 0;
  if (from === null) return null;
  const next = from + LARGEST_PAGE;
  const shown = rows.slice(from, next);
  return {
    records: shown.map(showUsage),
    metadata: { count: shown.length, ...(next < rows.length ? { next_page_token: String(next) } : {}) },
  };
}

export function answerRawUsage(ask: Ask): Response {
  const { c } = ask;
  const parameters = parametersOf(ask);
  const dates = readDates(ask);
  if (dates instanceof Response) return dates;
  const organization = actingOrganization(ask);
  if (organization === undefined) return notFound(c, { organization_id: askedOrganizationId(ask) });
  const [page, size] = [wholeNumber(parameters.get("page"), 1), wholeNumber(parameters.get("page_size"), 100)];
  if (page === null) return failure(c, 400, { message: "page must be a number from 1 on" });
  if (size === null || size > LARGEST_PAGE) return failure(c, 400, { message: "page_size must be from 1 to 1000" });
  const grain = parameters.get("granularity");
  if (grain && GRAINS[grain] === undefined) {
    return failure(c, 400, { message: `granularity must be one of ${Object.keys(GRAINS).join(", ")}` });
  }
  const found = usageRecords(ask, organization, {
    ...dates,
    stepMs: grain === "HOURLY" ? HOUR_MS : DAY_MS,
  }).filter((row) => isAsked(row, parameters));
  const rows = grain ? addUp(found, grain) : found;
  if (asksForCsv(c)) return csvAnswer(c, usageCsv(rows));
  if (!grain) return c.json({ data: pageOf(rows, { page, size }) });
  const data = grainPage(rows, parameters.get("next_page_token"));
  return data === null ? failure(c, 400, { message: "next_page_token is not one that was given" }) : c.json({ data });
}
