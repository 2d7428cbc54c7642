import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { CustomersPriceReport, PriceReading, PriceReport } from "@/lib/domain/pricing/price-report";
import { type Month, periodOfMonth } from "@/lib/domain/values/month";
import type { CloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { toCustomersPriceReport, toPriceReport } from "@/lib/upstreams/cloudmc/to-domain";
import { WireCustomersReport, WirePriceReport } from "@/lib/upstreams/cloudmc/wire";
import { readFrom } from "@/lib/upstreams/read-from";

/** A month's usage of one organization, priced by the closest reseller above it. */
export function loadPriceReport(
  client: CloudmcClient,
  organizationId: string,
  month: Month,
): Promise<Read<PriceReport>> {
  const schema = WirePriceReport.refine(({ data }) => isOf(month, data)).transform(toPriceReport);
  return load(client, { path: "/api/v2/reports/organization_pricing", organizationId, month, schema });
}

/** A month's usage of a reseller and all below it, one entry per organization and applied pricing. */
export function loadCustomersPriceReport(
  client: CloudmcClient,
  resellerId: string,
  month: Month,
): Promise<Read<CustomersPriceReport>> {
  const schema = WireCustomersReport.refine(({ data }) => isOf(month, data)).transform(toCustomersPriceReport);
  return load(client, { path: "/api/v2/reports/customers", organizationId: resellerId, month, schema });
}

export interface Read<T> {
  readonly report: T;
  readonly reading: PriceReading;
}

interface ReportAsk<T> {
  readonly path: string;
  readonly organizationId: string;
  readonly month: Month;
  readonly schema: z.ZodType<T>;
}

async function load<T>(client: CloudmcClient, ask: ReportAsk<T>): Promise<Read<T>> {
  // Left out, it means the key's own organization, which is the reseller (RELIABILITY.md 0.5, trap 1).
  if (ask.organizationId === "") throw new Error("A price report needs an organization");
  const { start, end } = wholeDays(ask.month);
  const query = [
    ["start_date", start],
    ["end_date", end],
    ["organization_id", ask.organizationId],
  ] as const;
  const { value, body } = await readFrom(client.connection, {
    path: ask.path,
    query,
    schema: ask.schema,
    forbiddenMeans: "refused",
    slowHead: true,
  });
  const asked = `GET ${ask.path}?${query.map((pair) => pair.join("=")).join("&")}`;
  return { report: value, reading: { asked, answerHash: createHash("sha256").update(body).digest("hex") } };
}

/** The documents' examples end at the last millisecond of the last day; the next midnight may lose an hour (cloudmc.md 3). */
function wholeDays(month: Month): { start: string; end: string } {
  const { from, to } = periodOfMonth(month);
  return { start: from, end: new Date(Date.parse(to) - 1).toISOString() };
}

/** The period is echoed as an instant, not letter by letter (cloudmc.md 1, "Dates"). */
function isOf(month: Month, echo: { startDate: string | null; endDate: string | null }): boolean {
  const { start, end } = wholeDays(month);
  return echo.startDate === start && echo.endDate === end;
}
