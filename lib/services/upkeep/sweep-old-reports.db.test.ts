import { expect, test } from "vitest";
import { sweepOldReports } from "@/lib/services/upkeep/sweep-old-reports";
import { loadUsageRetention, setUsageRetention } from "@/lib/services/usage/set-usage-retention";
import { useDatabase } from "@/scripts/testing/database";
import { useHereOutput } from "@/scripts/testing/here-output";
import { openLanes } from "@/scripts/testing/operations";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { keptReport } from "@/scripts/testing/usage-files";

const database = useDatabase();
const here = useHereOutput();
const sql = useSql(database);
const ADMIN = staffScope("admin");

test("a report older than an admin lets reports be kept goes with its rows and its file, a younger one stays", async () => {
  await openLanes(sql);
  const [old, young] = [await keptReport({ sql, here }, [{}]), await keptReport({ sql, here }, [{}, {}], { seq: 1 })];
  await sql("update usage_report set created_at = now() - interval '4 months' where id = $1", [old.reportId]);
  expect(await sweepOldReports(SYSTEM)).toBe(0);
  const { version } = await loadUsageRetention(ADMIN);
  expect(await setUsageRetention(ADMIN, { months: 3, version })).toEqual({ ok: true, value: null });
  expect(await sweepOldReports(SYSTEM)).toBe(1);
  expect(await sql("select id from usage_report")).toEqual([{ id: young.reportId }]);
  expect(await sql("select distinct part_id as id from usage_row")).toEqual([{ id: young.partId }]);
  expect(await sql("select distinct part_id as id from usage_report_chunk")).toEqual([{ id: young.partId }]);
});

test("who is no admin sets nothing, and who decides from what is no more is told so", async () => {
  const { version, months } = await loadUsageRetention(ADMIN);
  expect(await setUsageRetention(staffScope("operator"), { months: 1, version })).toMatchObject({ ok: false });
  expect(await setUsageRetention(ADMIN, { months: 1, version: version - 1 })).toMatchObject({
    refusal: { code: "version-conflict" },
  });
  expect((await loadUsageRetention(ADMIN)).months).toBe(months);
});
