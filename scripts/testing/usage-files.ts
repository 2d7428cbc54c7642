import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { customerId } from "@/lib/domain/values/customer-id";
import { keepUsagePart } from "@/lib/services/usage/keep-usage-part";
import type { HereOutput } from "./here-output";
import { SYSTEM } from "./scopes";
import type { TestSql } from "./sql";

export const USAGE_FIELDS = [
  "usageDateTime",
  "realmId",
  "category",
  "appName",
  "name",
  "valueDriver",
  "billingTag",
  "billableValue",
];

export type UsageLine = Partial<Record<(typeof USAGE_FIELDS)[number], string>>;

const USUAL: UsageLine = {
  usageDateTime: "2026-09-01T00:00:00",
  realmId: "org-acme",
  category: "Location Services",
  name: "Routing",
  valueDriver: "Transactions",
  billableValue: "1.0000",
};

/** A report's file with these rows; what a row does not say is as usual. */
export function usageFile(lines: readonly UsageLine[], fields: readonly string[] = USAGE_FIELDS): Buffer {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  const rows = lines.map((line) => quoted(fields.map((field) => ({ ...USUAL, ...line })[field] ?? "")));
  return gzipSync([quoted(fields.map((field) => `Some label (${field})`)), ...rows, ""].join("\n"));
}

export interface UsagePartOptions {
  readonly customer?: string | null;
  readonly realms?: readonly string[];
  readonly reportId?: string;
  readonly seq?: number;
  readonly from?: string;
  readonly to?: string;
}

const ASKED = { from: "2026-09-01", to: "2026-10-01", detailLevel: "day", groupBy: [], ...NO_USAGE_FILTERS };

/** A report over September with one part, as if HERE had just made it. */
export async function usagePart(sql: TestSql, options: UsagePartOptions = {}) {
  const { customer = "3947", realms = ["org-acme"], reportId = randomUUID(), seq = 0 } = options;
  const { from = "2026-09-01", to = "2026-10-01" } = options;
  const part = { id: randomUUID(), reportId, hereId: `REPORT-${1000 + seq}` };
  const request = { ...ASKED, subAccounts: realms };
  await sql(
    `insert into usage_report (id, customer_id, realm, request, requested_by_id, requested_by_name)
     values ($1, $2, 'org-own', $3, gen_random_uuid(), 'x') on conflict do nothing`,
    [reportId, customer, JSON.stringify(request)],
  );
  await sql(
    `insert into usage_report_part (id, report_id, customer_id, seq, from_time, to_time, state, operation_id, here_id)
     values ($1, $2, $3, $4, $5, $6, 'requested', $1, $7)`,
    [part.id, reportId, customer, seq, `${from}T00:00:00Z`, `${to}T00:00:00Z`, `${part.hereId}-${part.id}`],
  );
  const customerOf = customer === null ? null : customerId(customer);
  return { ...part, customerId: customerOf, from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` };
}

/** The same, kept and ready. */
export async function keptReport(
  { sql, here }: { sql: TestSql; here: HereOutput },
  lines: readonly UsageLine[],
  options: UsagePartOptions = {},
): Promise<{ reportId: string; partId: string }> {
  const part = await usagePart(sql, options);
  here.serve(() => usageFile(lines));
  const kept = await keepUsagePart(SYSTEM, part);
  await sql(
    "update usage_report_part set state = 'ready', rows = $2, bytes = $3, sha256 = $4, columns = $5, kept_at = now() where id = $1",
    [part.id, kept.rows, kept.bytes, kept.sha256, kept.columns],
  );
  return { reportId: part.reportId, partId: part.id };
}
