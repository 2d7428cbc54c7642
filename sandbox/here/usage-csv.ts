import type { UsageQuery } from "./usage-query";
import { USAGE_FIELDS } from "./usage-query";
import type { UsageRow } from "./usage-rows";
import { PARTS } from "./usage-streams";

type Column = { label: string; field: string; value: (row: UsageRow, query: UsageQuery) => string };

function decimalText(parts: number): string {
  return `${Math.floor(parts / PARTS)}.${String(parts % PARTS).padStart(4, "0")}`;
}

const column = (label: string, field: string, value: Column["value"]): Column => ({ label, field, value });

/** Group columns are empty unless grouped by. */
const COLUMNS: Column[] = [
  column("Date and time", "usageDateTime", (row) => row.moment),
  column("Org ID", "realmId", ({ stream }) => stream.realm),
  column("Category", "category", ({ stream }) => stream.category),
  column("App ID", "appId", ({ stream }, { groupBy }) => (groupBy.has("appId") ? stream.appId : "")),
  column("App Name", "appName", ({ stream }, { groupBy }) => (groupBy.has("appId") ? stream.appName : "")),
  column("App Hrn", "appHrn", ({ stream }, { groupBy }) => (groupBy.has("appId") ? stream.appHrn : "")),
  column("Item", "featureId", ({ stream }) => stream.featureId),
  column("Subscription ID", "billingSubscriptionId", ({ stream }) => stream.subscriptionId),
  column("Item description", "name", ({ stream }) => stream.name),
  column("Unit", "valueDriver", ({ stream }) => stream.valueDriver),
  column("Project ID", "projectHrn", ({ stream }, { groupBy }) => (groupBy.has("project") ? stream.projectHrn : "")),
  column("Billing tag", "billingTag", ({ stream }, { groupBy }) =>
    groupBy.has("billingTag") ? stream.billingTag : "",
  ),
  column("Usage Amount", "billableValue", ({ billable }) => decimalText(billable)),
];
const AFTER_ORG_ID = 2;
const ROWS_A_CHUNK = 500;

const quoted = (cells: string[]): string => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;

type CsvTask = {
  rows: Iterable<UsageRow>;
  query: UsageQuery;
  most: number;
  orgName: ((realm: string) => string) | null;
};

function columnsOf({ query, orgName }: CsvTask): Column[] {
  const { usageFields } = query;
  const shown = COLUMNS.map((known) =>
    usageFields === null || usageFields.has(known.field) || !USAGE_FIELDS.includes(known.field)
      ? known
      : { ...known, value: () => "" },
  );
  if (orgName === null) return shown;
  const named = column("Org Name", "orgName", ({ stream }) => orgName(stream.realm));
  return [...shown.slice(0, AFTER_ORG_ID), named, ...shown.slice(AFTER_ORG_ID)];
}

/** At the cap the rest is left out without a word, which is the worst a client can meet. */
export function* csvChunks(task: CsvTask): Generator<string> {
  const columns = columnsOf(task);
  let chunk = quoted(columns.map(({ label, field }) => `${label} (${field})`));
  let rows = 0;
  for (const row of task.rows) {
    if (rows === task.most) break;
    rows += 1;
    chunk += quoted(columns.map(({ value }) => value(row, task.query)));
    if (rows % ROWS_A_CHUNK > 0) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}
