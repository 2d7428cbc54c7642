import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import Papa from "papaparse";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { type UsageRequest, UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { loadUsageReport, loadUsageReports } from "@/lib/services/usage/load-usage-reports";
import { type OpenedReport, openCsvReport, openOriginalReport } from "@/lib/services/usage/open-usage-report";
import { requestUsageReport } from "@/lib/services/usage/request-usage-report";
import { watchUsagePart } from "@/lib/services/usage/watch-usage-part";
import { openReportOutput } from "@/lib/upstreams/here/usage-reports-api";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const ACME = viewerScope("3947");
const BOREALIS = viewerScope("3948");
const PATH = "/v2/usage/realms/:realmId/reports";
const OUTPUT = { upstream: "here", route: `GET ${PATH}/:reportId/output` } as const;

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, usage_report, audit_entry cascade");
  await openLanes(sql);
});

function request(more: object = {}): UsageRequest {
  return UsageRequestInput.parse({
    customerIds: ["3947"],
    from: "2026-09-01",
    to: "2026-10-01",
    detailLevel: "day",
    groupBy: ["billingTag", "appId"],
    operationId: randomUUID(),
    ...more,
  });
}

async function requested(more: object = {}): Promise<string> {
  const wanted = request(more);
  expect(await requestUsageReport(OPERATOR, wanted)).toEqual({ ok: true, value: { reportId: wanted.operationId } });
  await workOnce();
  return wanted.operationId;
}

const partsOf = async (id: string) => (await loadUsageReport(OPERATOR, id))?.parts ?? [];

/** Looks as often as the worker would, without the pauses; answers how often. */
async function watched(id: string): Promise<number> {
  for (let looks = 1; looks <= 30; looks += 1) {
    const open = (await partsOf(id)).filter(({ progress }) => ["requested", "keeping"].includes(progress.at));
    for (const part of open) await watchUsagePart(SYSTEM, part.id);
    await workOnce();
    if (["ready", "failed"].includes((await progress(id))?.at ?? "")) return looks;
  }
  throw new Error("The report came to no end");
}

const progress = async (id: string) => (await loadUsageReport(OPERATOR, id))?.progress;

async function bytesOf(opened: OpenedReport | null): Promise<Buffer> {
  if (!opened) throw new Error("There is nothing to read");
  const parts: Uint8Array[] = [];
  for await (const part of opened.stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const rowsOf = (csv: string) => Papa.parse<string[]>(csv, { header: false, skipEmptyLines: true }).data;

describe("a usage report", () => {
  test("is requested for the customer's realm alone, watched, and kept as HERE sent it", async () => {
    const id = await requested();
    expect((await control.store()).reports).toMatchObject([{ subAccounts: ["org100003947"] }]);
    expect(await progress(id)).toMatchObject({ at: "requested" });
    expect(await watched(id)).toBeGreaterThan(1);
    const kept = await progress(id);
    if (kept?.at !== "ready") throw new Error("It was not kept");
    const original = await bytesOf(await openOriginalReport(OPERATOR, id));
    const parts: Uint8Array[] = [];
    const [first] = await partsOf(id);
    if (first?.progress.at !== "ready") throw new Error("Its part was not kept");
    for await (const part of await openReportOutput((await upstreamClients(SYSTEM)).here, first.progress.hereId)) {
      parts.push(part);
    }
    expect(original.equals(Buffer.concat(parts))).toBe(true);
    expect(kept.bytes).toBe(original.length);
    expect(kept.rows).toBe(rowsOf(gunzipSync(original).toString()).length - 1);
    expect(kept.rows).toBeGreaterThan(10);
  });

  test("downloads as CSV with the same rows, and no cell that a spreadsheet would compute", async () => {
    const id = await requested();
    await watched(id);
    const before = rowsOf(gunzipSync(await bytesOf(await openOriginalReport(OPERATOR, id))).toString());
    const after = rowsOf((await bytesOf(await openCsvReport(OPERATOR, id))).toString());
    expect(before.flat().some((cell) => cell.startsWith("="))).toBe(true);
    expect(after).toEqual(before.map((row) => row.map((cell) => (cell.startsWith("=") ? `'${cell}` : cell))));
    expect(after.flat().filter((cell) => /^[\s\p{Cc}]*[=+@＝＋＠]/u.test(cell))).toEqual([]);
  });

  test("keeps numbers numbers and neutralises whatever else begins a formula", async () => {
    const id = await requested();
    await watched(id);
    const cells = ["-5.25", "+1", "=1+1", "+x", "@x", "-x", "\t=1", "＝1", "a,b", 'q"q', "plain", "two\nlines"];
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    await sql("update usage_report_chunk set bytes = $1 where seq = 0", [gzipSync(`${line}\n`)]);
    expect(rowsOf((await bytesOf(await openCsvReport(OPERATOR, id))).toString())).toEqual([
      ["-5.25", "+1", "'=1+1", "'+x", "'@x", "'-x", "'\t=1", "'＝1", "a,b", 'q"q', "plain", "two\nlines"],
    ]);
  });

  test("whose kept bytes are damaged breaks its own download and nothing else", async () => {
    const id = await requested();
    await watched(id);
    await sql("update usage_report_chunk set bytes = 'no gzip at all' where seq = 0");
    await expect(bytesOf(await openCsvReport(OPERATOR, id))).rejects.toThrow();
  });

  test("asked for twice by one form, at once or later, is one report", async () => {
    const wanted = request();
    const [one, other] = await Promise.all([
      requestUsageReport(OPERATOR, wanted),
      requestUsageReport(OPERATOR, wanted),
    ]);
    await workOnce();
    const value = { reportId: wanted.operationId };
    expect([one, other, await requestUsageReport(OPERATOR, wanted)]).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value })),
    );
    expect((await control.requests("POST", PATH)).length).toBe(1);
    expect(await sql("select count(*)::int as n from usage_report")).toEqual([{ n: 1 }]);
    const verbs = await sql("select verb from audit_entry order by id");
    expect(verbs).toEqual([{ verb: "request-usage-report:asked" }, { verb: "request-usage-report:done" }]);
  });

  test("is refused to an analyst, and nothing is recorded or sent", async () => {
    expect(await requestUsageReport(staffScope("analyst"), request())).toEqual({
      ok: false,
      refusal: { code: "not-permitted" },
    });
    expect(await sql("select 1 from usage_report")).toEqual([]);
    expect(await control.requests("POST", PATH)).toEqual([]);
  });

  test.each(["3949", "999999"])(
    "is never asked for a customer without a realm (%s): it would be the partner's own",
    async (customer) => {
      const answer = await requestUsageReport(OPERATOR, request({ customerIds: [customer] }));
      expect(answer).toMatchObject({ ok: false, refusal: { code: "rules", refusals: [{ code: "realm-missing" }] } });
      expect(await control.requests("POST", PATH)).toEqual([]);
    },
  );

  test("that HERE could not make is failed, and says so", async () => {
    const id = await requested({ billingTag: "sentinel-fail" });
    await watched(id);
    expect(await progress(id)).toMatchObject({ at: "failed", reason: "upstream-failed" });
    expect(await openOriginalReport(OPERATOR, id)).toBeNull();
  });

  test("whose download breaks off leaves nothing behind and is fetched again", async () => {
    const id = await requested();
    await control.order({ ...OUTPUT, kind: "truncate", times: 1 });
    const pause = await untilLook(id);
    expect(pause).toBeGreaterThan(0);
    expect(await progress(id)).toMatchObject({ at: "keeping" });
    expect(await sql("select 1 from usage_report_chunk")).toEqual([]);
    expect(await openOriginalReport(OPERATOR, id)).toBeNull();
    await watched(id);
    expect(await progress(id)).toMatchObject({ at: "ready" });
  });

  test("whose file ends inside a row is fetched once more, and kept when it is whole then", async () => {
    const id = await requested();
    await control.order({ ...OUTPUT, kind: "csv-early-end", times: 1 });
    expect(await untilLook(id)).toBeGreaterThan(0);
    expect(await sql("select 1 from usage_report_chunk")).toEqual([]);
    await watched(id);
    expect(await progress(id)).toMatchObject({ at: "ready" });
  });

  test("whose file ends inside a row twice is failed as unreadable, and nothing of it is kept", async () => {
    const id = await requested();
    await control.order({ ...OUTPUT, kind: "csv-early-end" });
    await watched(id);
    expect(await progress(id)).toMatchObject({ at: "failed", reason: "unreadable" });
    expect(await sql("select 1 from usage_report_chunk")).toEqual([]);
  });

  async function untilLook(id: string): Promise<number | null> {
    for (let look = 0; look < 10; look += 1) {
      const wait = await watchUsagePart(SYSTEM, (await partsOf(id))[0]?.id ?? "");
      if ((await progress(id))?.at === "keeping") return wait;
    }
    return null;
  }
});

describe("whose report it is", () => {
  const opens = async (scope: StaffScope | ViewerScope, id: string) => [
    (await loadUsageReport(scope, id))?.id ?? null,
    (await openOriginalReport(scope, id))?.report.id ?? null,
    (await openCsvReport(scope, id))?.report.id ?? null,
  ];
  const listed = async (scope: ViewerScope) =>
    (await loadUsageReports(scope, { customer: null, page: 1, per: 20 })).reports.map((report) => report.id);

  test("its customer's people see it and nobody else's do", async () => {
    const id = await requested();
    await watched(id);
    expect(await opens(ACME, id)).toEqual([id, id, id]);
    expect(await opens(BOREALIS, id)).toEqual([null, null, null]);
    expect(await listed(ACME)).toEqual([id]);
    expect(await listed(BOREALIS)).toEqual([]);
    const asStaff = await bytesOf(await openOriginalReport(OPERATOR, id));
    expect((await bytesOf(await openOriginalReport(ACME, id))).equals(asStaff)).toBe(true);
  });

  test("the partner's own is no customer's", async () => {
    const id = await requested({ customerIds: [] });
    await watched(id);
    expect(await opens(OPERATOR, id)).toEqual([id, id, id]);
    expect(await opens(ACME, id)).toEqual([null, null, null]);
    expect(await listed(ACME)).toEqual([]);
  });
});
