import { inspect } from "node:util";
import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { CallResult, UpstreamGate } from "@/lib/upstreams/gate";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";
import { isReportOf } from "@/lib/upstreams/here/is-report-of";
import {
  listReports,
  listReportsSince,
  loadReportStatus,
  openReportOutput,
  requestUsageReport,
  type UsageReportAsk,
} from "@/lib/upstreams/here/usage-reports-api";
import { useSandbox } from "@/scripts/testing/sandbox";

const sandbox = useSandbox();
const results: CallResult[] = [];
const gate: UpstreamGate = {
  enter: async () => undefined,
  settle: async (result) => void results.push(result),
};
const IN_ORDER: CallResult = { trouble: null, retryAfterMs: null };
const REPORTS = "/v2/usage/realms/:realmId/reports";

const client = (more: { accessKeySecret?: string; deadlineMs?: number } = {}) =>
  hereClient({
    usageUrl: process.env.HERE_USAGE_URL ?? "",
    tokenUrl: process.env.HERE_TOKEN_URL ?? "",
    accessKeyId: process.env.HERE_ACCESS_KEY_ID ?? "",
    accessKeySecret: process.env.HERE_ACCESS_KEY_SECRET ?? "",
    realmId: process.env.HERE_REALM_ID ?? "",
    gate,
    deadlineMs: 2_000,
    ...more,
  });

const ask: UsageReportAsk = {
  from: "2026-03-01",
  to: "2026-04-01",
  subAccounts: ["org100003947"],
  detailLevel: "day",
  groupBy: ["billingTag", "appId"],
  ...NO_USAGE_FILTERS,
  requestId: "5d6e7f80-0000-4000-8000-000000000001",
};

const control = (path: string, method: string, body?: unknown) =>
  fetch(`${sandbox.control}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
const fault = (route: string, kind: string, more: Record<string, unknown> = {}) =>
  control("/faults", "POST", { upstream: "here", route, kind, ...more });

async function asked(): Promise<{ method: string; path: string; query: Record<string, string[]> }[]> {
  const { requests } = await (await control("/requests", "GET")).json();
  return requests;
}

const tokensAsked = async () => (await asked()).filter((request) => request.path.includes("token")).length;

async function made(here: HereClient, more: Partial<UsageReportAsk> = {}): Promise<string> {
  const outcome = await requestUsageReport(here, { ...ask, ...more });
  if (outcome.at !== "accepted") throw new Error(`Not accepted: ${inspect(outcome)}`);
  return outcome.value.hereId;
}

async function settled(here: HereClient, hereId: string): Promise<string> {
  for (let polls = 0; polls < 10; polls += 1) {
    const { state } = await loadReportStatus(here, hereId);
    if (state === "completed" || state === "failed") return state;
  }
  return "never";
}

async function failureOf(work: Promise<unknown>): Promise<UpstreamFailure> {
  const error = await work.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UpstreamFailure)) throw new Error(`Expected an UpstreamFailure, got ${inspect(error)}`);
  return error;
}

beforeEach(async () => {
  await control("/reset", "POST");
  results.length = 0;
});

describe("a usage report", () => {
  test("is asked for, watched and downloaded with one token", async () => {
    const here = client();
    const hereId = await made(here);
    expect(await settled(here, hereId)).toBe("completed");
    const chunks: Uint8Array[] = [];
    for await (const chunk of await openReportOutput(here, hereId)) chunks.push(chunk);
    const [header, ...rows] = gunzipSync(Buffer.concat(chunks)).toString().split("\n");
    expect(header).toContain("(billableValue)");
    expect(rows.length).toBeGreaterThan(1);
    expect(await tokensAsked()).toBe(1);
    expect(results.every((result) => result.trouble === null)).toBe(true);
  });

  test("is asked for up to the last second before the end, with its filters", async () => {
    await made(client(), { billingTag: "fleet", category: "Location Services" });
    expect((await asked()).find((request) => request.method === "POST" && request.path === REPORTS)?.query).toEqual({
      startDate: ["2026-03-01T00:00:00"],
      endDate: ["2026-03-31T23:59:59"],
      detailLevel: ["day"],
      groupBy: ["billingTag,appId"],
      billingTag: ["fleet"],
      category: ["Location Services"],
    });
  });

  test("of customers is listed with what it was asked for, the newest first", async () => {
    const here = client();
    const first = await made(here);
    const second = await made(here, { subAccounts: [] });
    const [newest, older] = await listReports(here, 2);
    expect([newest?.hereId, newest?.asked?.subAccounts, older?.hereId, older?.asked?.subAccounts]).toEqual([
      second,
      [],
      first,
      ["org100003947"],
    ]);
  });

  test("that fails at HERE says so", async () => {
    const here = client();
    expect(await settled(here, await made(here, { billingTag: "sentinel-fail" }))).toBe("failed");
  });

  test("over a foreign customer is rejected, which says nothing against the key", async () => {
    const outcome = await requestUsageReport(client(), { ...ask, subAccounts: ["org999999999"] });
    expect(outcome).toMatchObject({ at: "rejected", status: 403 });
    expect(results.at(-1)).toEqual(IN_ORDER);
  });

  test("of one second more than 95 days is rejected, of 95 days not", async () => {
    const here = client();
    const days = { from: "2026-03-01T00:00:00.000Z", to: "2026-06-04T00:00:00.000Z" };
    expect((await requestUsageReport(here, { ...ask, ...days })).at).toBe("accepted");
    const more = { ...days, to: "2026-06-04T00:00:02.000Z" };
    expect(await requestUsageReport(here, { ...ask, ...more })).toMatchObject({ at: "rejected", status: 400 });
  });

  test("is found among those made since, with all it was asked for", async () => {
    const here = client();
    const words = { appId: "app-1", projectHrn: "hrn:p", channelId: "hot", chargeType: "billable" } as const;
    const hereId = await made(here, words);
    await made(here);
    const since = await listReportsSince(here, new Date(Date.now() - 60_000));
    const mine = since?.filter(({ asked }) => isReportOf(asked, here.realmId, { ...ask, ...words }));
    expect(mine?.map((report) => report.hereId)).toEqual([hereId]);
    expect(await listReportsSince(here, new Date(Date.now() + 60_000))).toEqual([]);
  });

  test("over too long a time is rejected with HERE's sentence", async () => {
    const outcome = await requestUsageReport(client(), { ...ask, from: "2025-01-01" });
    expect(outcome).toMatchObject({ at: "rejected", status: 400 });
    expect(outcome.at === "rejected" && outcome.lines.join(" ")).toContain("95");
  });

  test("that is not ready or not there has no output", async () => {
    const here = client();
    const hereId = await made(here, { billingTag: "sentinel-endless" });
    for (const id of [hereId, "REPORT-99999999"]) {
      const failure = await failureOf(openReportOutput(here, id));
      expect([failure.reason, failure.status]).toEqual(["refused", 404]);
    }
  });

  test("whose output breaks off throws where it is read", async () => {
    const here = client();
    const hereId = await made(here);
    await settled(here, hereId);
    await fault(`GET ${REPORTS}/:reportId/output`, "truncate");
    const drain = async () => {
      for await (const chunk of await openReportOutput(here, hereId)) expect(chunk.byteLength).toBeGreaterThan(0);
    };
    expect((await failureOf(drain())).reason).toBe("unreadable");
  });

  test("whose output is a page of a gateway is unreadable", async () => {
    const here = client();
    const hereId = await made(here);
    await settled(here, hereId);
    await fault(`GET ${REPORTS}/:reportId/output`, "html", { status: 200 });
    expect((await failureOf(openReportOutput(here, hereId))).reason).toBe("unreadable");
  });

  test.each([
    ["execute-then-hang", {}, { at: "unknown", reason: "slow" }, 1],
    ["execute-then-500", {}, { at: "unknown", reason: "failing" }, 1],
    ["reset", {}, { at: "unknown", reason: "unreachable" }, 0],
    ["status", { status: 429 }, { at: "not-sent", reason: "limited", retryAfterMs: null }, 0],
  ])("answered by %s %j is sent once and %j", async (kind, more, expected, reports) => {
    const here = client({ deadlineMs: 800 });
    await listReports(here, 1);
    await fault(`POST ${REPORTS}`, kind, more);
    expect(await requestUsageReport(here, ask)).toEqual(expected);
    await control("/faults", "DELETE");
    expect((await listReports(here, 5)).length).toBe(reports);
  });
});

describe("the token", () => {
  test("is fetched once for calls that come together", async () => {
    const here = client();
    await Promise.all([listReports(here, 1), listReports(here, 1), listReports(here, 1)]);
    expect(await tokensAsked()).toBe(1);
  });

  test("that ran out is renewed once, and nothing is held against the upstream", async () => {
    const here = client();
    await listReports(here, 1);
    await fault(`GET ${REPORTS}`, "status", { status: 401, times: 1 });
    expect(await listReports(here, 1)).toEqual([]);
    expect(await tokensAsked()).toBe(2);
    expect(results.every((result) => result.trouble === null)).toBe(true);
  });

  test("that ran out before a request for a report leads to one report", async () => {
    const here = client();
    await listReports(here, 1);
    await fault(`POST ${REPORTS}`, "status", { status: 401, times: 1 });
    await made(here);
    expect((await listReports(here, 5)).length).toBe(1);
  });

  test("refused again when new is a matter of credentials", async () => {
    const here = client();
    await listReports(here, 1);
    await fault(`GET ${REPORTS}`, "status", { status: 401 });
    expect((await failureOf(listReports(here, 1))).reason).toBe("credentials");
    expect(results.at(-1)).toEqual({ trouble: "credentials", retryAfterMs: null });
    expect(await tokensAsked()).toBe(2);
  });

  test("is asked for once more by HERE's clock where ours is off, and from then on at once", async () => {
    await control("/clock", "POST", { advance: 7_200, of: "tokens" });
    const here = client();
    expect(await listReports(here, 1)).toEqual([]);
    expect(await tokensAsked()).toBe(2);
    await fault(`GET ${REPORTS}`, "status", { status: 401, times: 1 });
    await listReports(here, 1);
    expect(await tokensAsked()).toBe(3);
    expect(results.every((result) => result.trouble === null)).toBe(true);
  });

  test("that ends while a report is watched is renewed, and the watching goes on", async () => {
    const here = client();
    const hereId = await made(here);
    await control("/clock", "POST", { advance: 4_000, of: "tokens" });
    expect(await settled(here, hereId)).toBe("completed");
    expect(results.every((result) => result.trouble === null)).toBe(true);
  });

  test("goes to the configured host only, whatever address an answer names", async () => {
    await control("/switches", "POST", { hereLocationIsForeign: true });
    const here = client();
    const hereId = await made(here);
    expect(await settled(here, hereId)).toBe("completed");
    const chunks: Uint8Array[] = [];
    for await (const chunk of await openReportOutput(here, hereId)) chunks.push(chunk);
    expect(gunzipSync(Buffer.concat(chunks)).length).toBeGreaterThan(0);
  });

  test("is not given for a wrong secret; no secret shows, no report is sent", async () => {
    const accessKeySecret = "canary-secret-0816";
    const here = client({ accessKeySecret });
    const failure = await failureOf(listReports(here, 1));
    expect([failure.reason, failure.status]).toEqual(["credentials", 401]);
    expect(inspect([failure, here], { depth: 9 })).not.toContain(accessKeySecret);
    expect(await requestUsageReport(here, ask)).toMatchObject({ at: "not-sent", reason: "credentials" });
    expect((await asked()).filter((request) => request.path === REPORTS)).toEqual([]);
  });
});
