import type { UsageReport } from "../rows";
import type { Sandbox } from "../sandbox";
import { gzipFile } from "./gzip-file";
import { reportName } from "./report-view";
import { csvChunks } from "./usage-csv";
import { usageOfRealm } from "./usage-of-realm";
import type { UsageQuery } from "./usage-query";
import { type UsageRow, usageRows } from "./usage-rows";

const MOST_ROWS = 1_000_000;

function* rowsOfRealms(sandbox: Sandbox, report: UsageReport, query: UsageQuery): Generator<UsageRow> {
  const asOfMs = Date.parse(`${report.created}Z`);
  const realms = [...new Set(report.subAccounts ?? [report.realm])].sort();
  for (const realm of realms) yield* usageRows(usageOfRealm(sandbox, realm), query, asOfMs);
}

/** A gzip file, not a content encoding. */
export function reportOutput(sandbox: Sandbox, report: UsageReport, query: UsageQuery): Response {
  const chunks = csvChunks(rowsOfRealms(sandbox, report, query), {
    query,
    most: MOST_ROWS,
    isOlder: sandbox.switches.hereColumnsAreOlder,
    orgName: (realm) => sandbox.store.get("realms", realm)?.name ?? "",
  });
  return new Response(gzipFile(chunks), {
    headers: {
      "Content-Type": "application/x-gzip",
      "Content-Disposition": `attachment; filename="${reportName(report)}.csv.gz"`,
    },
  });
}
