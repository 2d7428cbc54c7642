import { beforeAll, expect, test } from "vitest";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { exploreUsage } from "@/lib/services/usage/explore-usage";
import { exportUsage } from "@/lib/services/usage/export-usage";
import { loadUsageReport, loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { openCsvReport, openOriginalReport } from "@/lib/services/usage/open-usage-report";
import { usageWorkbook } from "@/lib/services/usage/usage-workbook";
import { watchUsagePart } from "@/lib/services/usage/watch-usage-part";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { unzipped } from "@/scripts/testing/unzipped";
import { ACME, askForUsage } from "@/scripts/testing/usage";

const database = useDatabase();
useSandbox();
const sql = useSql(database);
const ANALYST = staffScope("analyst");

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await openLanes(sql);
});

const report = async (id: string) => {
  const found = await loadUsageReport(ANALYST, id);
  if (!found) throw new Error("There is no such report");
  return found;
};

async function watched(id: string): Promise<void> {
  for (let looks = 0; (await report(id)).progress.at !== "ready"; looks += 1) {
    if (looks > 30) throw new Error("The report came to no end");
    await workOnce();
    for (const part of (await report(id)).parts) await watchUsagePart(SYSTEM, part.id);
  }
}

test("of a report of several customers each one's people see their own rows, and nothing of the others or of who asked", async () => {
  const borealis = { id: customerId("3948"), name: "Borealis", realm: "org100003948" };
  const { reportId } = await askForUsage({}, [ACME, borealis]);
  await watched(reportId);
  const { customerId: whose, subjects } = await report(reportId);
  expect([whose, subjects.map(({ customerId: id }) => id)]).toEqual([null, ["3947", "3948"]]);
  expect(await sql("select distinct customer_id from usage_report_part")).toEqual([{ customer_id: null }]);
  const all = await exploreUsage(ANALYST, await report(reportId), usageExplorerQuery({}));
  const shares = await Promise.all(
    [
      { id: "3947", realm: ACME.realm, others: /"3948"|org100003948|Borealis|\bOla\b/ },
      { id: "3948", realm: borealis.realm, others: /"3947"|org100003947|Acme|\bOla\b/ },
    ].map(async ({ id, realm, others }) => {
      const scope = viewerScope(customerId(id));
      const share = await loadUsageReport(scope, reportId);
      if (share === null) throw new Error("Its customer does not see it");
      const listed = await loadUsageReports(scope, { customer: null, page: 1, per: 20 });
      expect([listed.total, listed.reports]).toEqual([1, [share]]);
      const told = await exploreUsage(scope, share, usageExplorerQuery({ per: "100" }));
      const pieces: Uint8Array[] = [];
      await exportUsage(scope, { report: share, query: usageExplorerQuery({}) }, async (piece) => {
        pieces.push(piece);
      });
      const book = await usageWorkbook(scope, { report: share, query: usageExplorerQuery({}) });
      const said =
        JSON.stringify([share, told]) +
        Buffer.concat(pieces) +
        [...unzipped(book.ok ? book.value : Buffer.alloc(0)).values()];
      expect(said).toContain(realm);
      expect(said.replaceAll(/"id":"[^"]*"|"key":"[^"]*"/g, "")).not.toMatch(others);
      expect(await openOriginalReport(scope, reportId)).toBeNull();
      expect(await openCsvReport(scope, reportId)).toBeNull();
      expect(share.progress).toMatchObject({ at: "ready", rows: told.total });
      return told.total;
    }),
  );
  expect(shares.reduce((sum, rows) => sum + rows, 0)).toBe(all.total);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(await loadUsageReport(viewerScope(customerId("3949")), reportId)).toBeNull();
});
