import { gunzipSync } from "node:zlib";
import { fetch } from "undici";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { UsageReport } from "../rows";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";

const DATES = "startDate=2026-07-01T00:00:00&endDate=2026-08-01T00:00:00";
const REALM = "org100000001";

let client: SandboxClient;
let headers: Record<string, string> = {};
beforeAll(async () => {
  client = await startForTest();
  const { access_token } = (await client.token()).json as { access_token: string };
  headers = { Authorization: `Bearer ${access_token}` };
});
afterAll(() => client.running.close());
afterEach(() => client.control("/reset", {}));

const realm = () => `${client.running.addresses.here}/v2/usage/realms/${REALM}`;
const get = (path: string) => client.send(`${realm()}${path}`, { headers });
const create = (query: string, body?: unknown) =>
  client.send(`${realm()}/reports?${query}`, { method: "POST", headers, ...(body === undefined ? {} : { body }) });

const report = (id: number, more: Partial<UsageReport> = {}): UsageReport => ({
  id,
  realm: REALM,
  created: "2026-08-05T00:00:00",
  startedMs: Number.MAX_SAFE_INTEGER,
  status: "completed",
  query: [...new URLSearchParams(DATES)],
  subAccounts: null,
  ...more,
});
const put = (reports: UsageReport[]) => client.control("/rows", { put: { reports } });
const setClock = (now: string) => client.control("/clock", { now });

async function linesOf(id: number): Promise<string[]> {
  const file = await fetch(`${realm()}/reports/REPORT-${id}/output`, { headers });
  return gunzipSync(Buffer.from(await file.arrayBuffer()))
    .toString()
    .trimEnd()
    .split("\n");
}

describe("a report's states", () => {
  test.each(["pending", "inProgress", "failed", "archived"] as const)(
    "%s: no result, and its output is 404",
    async (status) => {
      await put([report(1500, { status })]);
      const { json } = await get("/reports/REPORT-1500");
      expect(json).toMatchObject({ id: "REPORT-1500", status });
      expect(json).not.toHaveProperty("resultHref");
      const output = await get("/reports/REPORT-1500/output");
      expect(output).toMatchObject({ status: 404, json: { code: "E706904" } });
      expect((output.json as { cause: string }).cause).toContain(status);
    },
  );
  test("a result is kept for thirty days of the world's clock", async () => {
    await put([report(1500)]);
    await setClock("2026-09-03T23:59:00Z");
    expect((await get("/reports/REPORT-1500")).json).toMatchObject({
      status: "completed",
      resultHref: `${realm()}/reports/REPORT-1500/output`,
    });
    await setClock("2026-09-04T00:00:01Z");
    expect((await get("/reports/REPORT-1500")).json).toMatchObject({ status: "archived" });
    expect(await get("/reports/REPORT-1500/output")).toMatchObject({ status: 404 });
  });
  test.each([
    "REPORT-1501",
    "REPORT-150",
    "REPORT-",
    "report-1500",
    "1500",
    "REPORT-1500x",
    "REPORT-99999999999999999999",
  ])("%s is no report", async (id) => {
    await put([report(1500)]);
    for (const path of [`/reports/${id}`, `/reports/${id}/output`])
      expect(await get(path)).toMatchObject({ status: 404, json: { status: 404 } });
  });
  test("a report of another realm is not there", async () => {
    await put([report(1500, { realm: "org-other" })]);
    expect(await get("/reports/REPORT-1500")).toMatchObject({ status: 404 });
    expect((await get("/reports")).json).toMatchObject({ total: 0, items: [] });
  });
  test("the parameters are told under the names the status has for them", async () => {
    const more = "&projectHrn=p&detailLevel=day&groupBy=appId,project&chargeType=billable&channelId=hot&colour=red";
    const { json } = await create(`${DATES}${more}`, { subAccounts: ["org100003947"] });
    const { id } = json as { id: string };
    expect((await get(`/reports/${id}`)).json).toMatchObject({
      parameters: {
        realm: REALM,
        startDate: "2026-07-01",
        endDate: "2026-08-01",
        emailId: expect.any(String),
        username: expect.any(String),
        projectId: "p",
        detail: "day",
        groupBy: "appId,project",
        chargeType: "billable",
        channelId: "hot",
        subAccounts: ["org100003947"],
      },
    });
  });
});

describe("the list", () => {
  test("is sorted by creation, not by number, newest first unless asked otherwise", async () => {
    await put([
      report(1500, { created: "2026-08-03T00:00:00" }),
      report(1501, { created: "2026-08-01T00:00:00" }),
      report(1502, { created: "2026-08-02T00:00:00" }),
    ]);
    await setClock("2026-08-10T00:00:00Z");
    const ids = async (query: string) =>
      ((await get(`/reports${query}`)).json as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(await ids("")).toEqual(["REPORT-1500", "REPORT-1502", "REPORT-1501"]);
    expect(await ids("?sort=asc&limit=2")).toEqual(["REPORT-1501", "REPORT-1502"]);
    expect((await get("/reports?limit=2")).json).toMatchObject({
      total: 3,
      limit: 2,
      count: 2,
      nextOffset: 1,
      lastOffset: 1,
      items: [{ parameters: { startDate: "2026-07-01T00:00:00" } }, {}],
    });
    expect(await get("/reports?sort=up")).toMatchObject({ status: 400, json: { details: [{ source: "sort" }] } });
  });
});

describe("asking for a report", () => {
  test.each([
    [`${DATES}&detailLevel=hour`, "E706900"],
    ["startDate=2026-07-01T00:00:00&endDate=2026-10-04T00:00:01", "E706003"],
    [`${DATES}&groupBy=resource`, "E706004"],
  ])("%s is %s", async (query, code) => {
    expect(await create(query)).toMatchObject({ status: 400, json: { code } });
    expect((await get("/reports")).json).toMatchObject({ total: 0 });
  });
  test.each([
    ["{"],
    ["[]"],
    ["null"],
    ["{}"],
    ['{"subAccounts":{}}'],
    ['{"subAccounts":["x"]}'],
    ['{"subAccounts":[1]}'],
  ])("with the body %s is refused", async (body) => {
    expect(await create(DATES, body)).toMatchObject({ status: 400, json: { details: [{ source: "subAccounts" }] } });
  });
  test("of exactly ninety-five days, and with pages it does not have, is made", async () => {
    const range = "startDate=2026-07-01T00:00:00&endDate=2026-10-04T00:00:00&limit=500&offset=x";
    expect(await create(range)).toMatchObject({ status: 201 });
  });
  test("answers with an address: absolute, relative, or another host's", async () => {
    const location = async () => (await create(DATES)).headers.get("Location") ?? "";
    expect(await location()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/here\/v2\/usage\/realms\/org100000001\/reports\/REPORT-\d+$/,
    );
    await client.control("/switches", { hereLocationIsRelative: true });
    const relative = await location();
    expect(relative).toMatch(/^\/here\/v2\//);
    expect(await client.send(new URL(relative, realm()).href, { headers })).toMatchObject({ status: 200 });
    await client.control("/switches", { hereLocationIsRelative: false, hereLocationIsForeign: true });
    expect(new URL(await location()).host).toBe("reports.elsewhere.example");
    await put([report(1500)]);
    await setClock("2026-08-10T00:00:00Z");
    expect((await get("/reports/REPORT-1500")).json).toMatchObject({
      resultHref: expect.stringContaining("https://reports.elsewhere.example/"),
    });
  });
});

describe("the file", () => {
  test.each(["detailLevel=day&groupBy=appId,billingTag", "detailLevel=month", "chargeType=nonBillable"])(
    "of %s has as many rows as the search counts",
    async (question) => {
      const query: [string, string][] = [...new URLSearchParams(`${DATES}&${question}`)];
      await put([report(1500, { query })]);
      await setClock("2026-08-10T00:00:00Z");
      const { total } = (await get(`?${DATES}&${question}`)).json as { total: number };
      expect(await linesOf(1500)).toHaveLength(total + 1);
    },
  );
  test("names the organization after its id, and holds each asked realm once, in order", async () => {
    await put([report(1500, { subAccounts: ["org100003948", "org100003947", "org100003947"] })]);
    await setClock("2026-08-10T00:00:00Z");
    const [head, ...lines] = await linesOf(1500);
    expect(head?.split(",").slice(1, 3)).toEqual(['"Org ID (realmId)"', '"Org Name (orgName)"']);
    const realms = lines.map((line) => line.split('","')[1]);
    expect([...new Set(realms)]).toEqual(["org100003947", "org100003948"]);
    expect(realms).toEqual([...realms].sort());
  });
});
