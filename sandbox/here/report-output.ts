import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { UsageReport } from "../rows";
import type { Sandbox } from "../sandbox";
import { PARTNER_NAME, PARTNER_REALM } from "../world";
import { reportName } from "./report-view";
import { csvChunks } from "./usage-csv";
import type { UsageQuery } from "./usage-query";
import { type UsageRow, usageRows } from "./usage-rows";
import { streamsOf } from "./usage-streams";

const MOST_ROWS = 1_000_000;

function* rowsOfRealms(sandbox: Sandbox, report: UsageReport, query: UsageQuery): Generator<UsageRow> {
  const asOfMs = Date.parse(`${report.created}Z`);
  const realms = [...new Set(report.subAccounts ?? [report.realm])].sort();
  for (const realm of realms) yield* usageRows(streamsOf(sandbox.options, realm), query, asOfMs);
}

/** A gzip file, not a content encoding; made while it is sent. */
export function reportOutput(sandbox: Sandbox, report: UsageReport, query: UsageQuery): Response {
  const names = new Map([
    [PARTNER_REALM, PARTNER_NAME],
    ...sandbox.realms.map(({ id, name }): [string, string] => [id, name]),
  ]);
  const rows = rowsOfRealms(sandbox, report, query);
  const chunks = csvChunks({ rows, query, most: MOST_ROWS, orgName: (realm) => names.get(realm) ?? "" });
  const file = Readable.from(chunks, { objectMode: true }).pipe(createGzip());
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "Content-Type": "application/x-gzip",
      "Content-Disposition": `attachment; filename="${reportName(report)}.csv.gz"`,
    },
  });
}
