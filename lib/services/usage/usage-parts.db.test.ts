import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { findUsagePart } from "@/lib/db/usage-part-rows";
import { REPORT_ROW_CAP } from "@/lib/domain/usage/usage-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";
import { openCsvReport, openOriginalReport } from "@/lib/services/usage/open-usage-report";
import { resumeUsageParts } from "@/lib/services/usage/resume-usage-parts";
import { retryUsagePart } from "@/lib/services/usage/retry-usage-part";
import { settleKeptPart } from "@/lib/services/usage/settle-kept-part";
import { watchUsagePart } from "@/lib/services/usage/watch-usage-part";
import { useDatabase } from "@/scripts/testing/database";
import { letPass, openLanes, operationRow, untilOver, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { askForUsage } from "@/scripts/testing/usage";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const PATH = "/v2/usage/realms/:realmId/reports";
const POST = { upstream: "here", route: `POST ${PATH}` } as const;
/** 95 days and a second more than HERE reports at once, in days: two parts. */
const SPLIT = { from: "2026-03-01", to: "2026-06-05" };

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, usage_report, audit_entry cascade");
  await openLanes(sql);
});

const report = async (id: string) => {
  const found = await loadUsageReport(OPERATOR, id);
  if (!found) throw new Error("There is no such report");
  return found;
};
const states = async (id: string) => (await report(id)).parts.map(({ progress }) => progress.at);
const sent = async () => (await control.requests("POST", PATH)).length;

/** Looks as often as the worker would, without the pauses. */
async function watched(id: string): Promise<void> {
  for (let looks = 0; looks < 30; looks += 1) {
    await workOnce();
    const open = (await report(id)).parts.filter(({ progress }) => ["requested", "keeping"].includes(progress.at));
    if (open.length === 0) return;
    for (const part of open) await watchUsagePart(SYSTEM, part.id);
  }
  throw new Error("The report came to no end");
}

async function linesOf(id: string): Promise<string[]> {
  const opened = await openCsvReport(OPERATOR, id);
  const parts: Uint8Array[] = [];
  for await (const part of opened?.stream ?? []) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString().trimEnd().split("\r\n");
}

describe("a report over more than 95 days", () => {
  test("is asked for in parts, is ready when all are, and reads as one table under one header", async () => {
    const { reportId } = await askForUsage(SPLIT);
    await watched(reportId);
    const { progress, parts } = await report(reportId);
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      ["2026-03-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"],
      ["2026-06-01T00:00:00.000Z", "2026-06-05T00:00:00.000Z"],
    ]);
    if (progress.at !== "ready") throw new Error(`It is ${progress.at}`);
    const rows = parts.reduce((sum, part) => sum + (part.progress.at === "ready" ? part.progress.rows : 0), 0);
    expect([progress.rows, await sent()]).toEqual([rows, 2]);
    const lines = await linesOf(reportId);
    expect(lines.length).toBe(rows + 1);
    expect(lines.filter((line) => line.includes("(billableValue)")).length).toBe(1);
  });

  test("with a part that failed keeps the others, and only that one is asked for again when a person says so", async () => {
    await control.order({ ...POST, kind: "forbidden", times: 1 });
    const { reportId } = await askForUsage(SPLIT);
    await watched(reportId);
    const failed = (await report(reportId)).parts.find(({ progress }) => progress.at === "failed");
    expect([(await states(reportId)).sort(), (await report(reportId)).progress]).toEqual([
      ["failed", "ready"],
      { at: "failed", reason: "refused" },
    ]);
    const retry = { partId: failed?.id ?? "", retry: "ask", operationId: randomUUID() } as const;
    expect(await openOriginalReport(OPERATOR, reportId)).toBeNull();
    expect(await retryUsagePart(staffScope("analyst"), retry)).toMatchObject({ ok: false });
    const answers = await Promise.all([retryUsagePart(OPERATOR, retry), retryUsagePart(OPERATOR, retry)]);
    const done = { ok: true, value: { partId: retry.partId } };
    expect([...answers, await retryUsagePart(OPERATOR, retry)]).toEqual([done, done, done]);
    await watched(reportId);
    expect([(await report(reportId)).progress.at, await sent()]).toEqual(["ready", 3]);
    expect(await retryUsagePart(OPERATOR, { ...retry, operationId: randomUUID() })).toEqual({
      ok: false,
      refusal: { code: "retry-late" },
    });
  });

  test("that HERE takes no more calls for is asked for later, each part once", async () => {
    await control.order({ ...POST, kind: "status", status: 429, times: 1 });
    const { reportId, partId } = await askForUsage(SPLIT);
    await workOnce();
    expect((await untilOver(sql, partId)).state).toBe("SUCCEEDED");
    await letPass(sql, 100);
    await watched(reportId);
    expect([(await report(reportId)).progress.at, (await control.store()).reports.length]).toEqual(["ready", 2]);
  });
});

describe("a part", () => {
  async function kept(days: { from: string; to: string }) {
    const { reportId, partId } = await askForUsage(days);
    await workOnce();
    const part = await withScope(SYSTEM, (db) => findUsagePart(db, partId));
    if (!part) throw new Error("There is no such part");
    const full = { rows: REPORT_ROW_CAP, bytes: 0, sha256: "", repeats: 0 };
    return { reportId, partId, part, full };
  }

  test("that comes back with as many rows as HERE writes at most is dropped and asked for in halves, once", async () => {
    const { reportId, partId, part, full } = await kept({ from: "2026-10-01", to: "2026-10-08" });
    await watched(reportId);
    await sql("update usage_report_part set state = 'keeping'");
    await settleKeptPart(SYSTEM, part, full);
    await settleKeptPart(SYSTEM, part, full);
    expect(await sql("select 1 from usage_report_chunk where part_id = $1", [partId])).toEqual([]);
    await watched(reportId);
    const { parts, progress } = await report(reportId);
    expect(
      parts.map(({ from, to, progress: one, parentId }) => [from.slice(0, 10), to.slice(0, 10), one.at, parentId]),
    ).toEqual([
      ["2026-10-01", "2026-10-08", "split", null],
      ["2026-10-01", "2026-10-05", "ready", partId],
      ["2026-10-05", "2026-10-08", "ready", partId],
    ]);
    expect([progress.at, await sent()]).toEqual(["ready", 3]);
    const verbs = await sql("select actor_name, count(*)::int as n from audit_entry group by 1");
    expect(verbs).toEqual([{ actor_name: "Ola", n: 6 }]);
  });

  test("of a single day is kept however many rows it has", async () => {
    const { reportId, part, full } = await kept({ from: "2026-10-01", to: "2026-10-02" });
    await settleKeptPart(SYSTEM, part, full);
    expect((await report(reportId)).progress).toMatchObject({ at: "ready", rows: REPORT_ROW_CAP });
    expect(await sent()).toBe(1);
  });

  test("without any usage is kept as an empty table", async () => {
    const { reportId } = await askForUsage({ category: "No Such Category" });
    await watched(reportId);
    expect((await report(reportId)).progress).toMatchObject({ at: "ready", rows: 0 });
  });

  test("that HERE archived before it was fetched says so, and may be asked for anew only", async () => {
    const { reportId, partId } = await askForUsage();
    await workOnce();
    await control.edit({ op: "archive-report", reportId: Number((await control.store()).reports[0]?.id) });
    await watched(reportId);
    expect((await report(reportId)).progress).toEqual({ at: "failed", reason: "archived" });
    const fetch = { partId, retry: "fetch", operationId: randomUUID() } as const;
    expect(await retryUsagePart(OPERATOR, fetch)).toMatchObject({ ok: false });
  });

  test("that HERE did not finish in time is given up, and looked for again when a person says so", async () => {
    const { reportId, partId } = await askForUsage({ billingTag: "sentinel-endless" });
    await workOnce();
    await sql("update usage_report_part set watched_since = now() - interval '31 minutes'");
    expect(await watchUsagePart(SYSTEM, partId)).toBeNull();
    expect((await report(reportId)).progress).toEqual({ at: "failed", reason: "gave-up" });
    const retry = { partId, retry: "fetch", operationId: randomUUID() } as const;
    expect(await retryUsagePart(OPERATOR, retry)).toMatchObject({ ok: true });
    expect(await states(reportId)).toEqual(["requested"]);
    expect(await watchUsagePart(SYSTEM, partId)).toBeGreaterThan(0);
    expect(await sent()).toBe(1);
  });

  test("whose request was called off before it left is no report, and may be asked for anew", async () => {
    const { reportId, partId } = await askForUsage();
    await sql("update operation set state = 'CANCELLED', settled_at = now()");
    await sql("update usage_report_part set state = 'cancelled'");
    expect((await report(reportId)).progress).toEqual({ at: "failed", reason: "cancelled" });
    await retryUsagePart(OPERATOR, { partId, retry: "ask", operationId: randomUUID() });
    await watched(reportId);
    expect((await report(reportId)).progress.at).toBe("ready");
  });

  test("whose worker died at any point is taken up again", async () => {
    const { reportId, partId } = await askForUsage();
    await workOnce();
    await sql("delete from graphile_worker._private_jobs");
    await resumeUsageParts(SYSTEM);
    await resumeUsageParts(SYSTEM);
    expect(await sql("select key from graphile_worker.jobs where key = $1", [`usage-part:${partId}`])).toHaveLength(1);
    await sql("update usage_report_part set state = 'keeping'");
    await watched(reportId);
    expect((await report(reportId)).progress.at).toBe("ready");
    expect((await operationRow(sql, partId)).state).toBe("SUCCEEDED");
  });
});
