import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import type { HereRealm, StatedUsage } from "./here-rows";

const DATES = "startDate=2026-07-01T00:00:00&endDate=2026-08-01T00:00:00";
type Page = { total: number; limit: number; items: Record<string, unknown>[]; nextOffset: number; lastOffset: number };

let client: SandboxClient;
let headers: Record<string, string> = {};
beforeAll(async () => {
  client = await startForTest();
  const { access_token } = (await client.token()).json as { access_token: string };
  headers = { Authorization: `Bearer ${access_token}` };
});
afterAll(() => client.running.close());
afterEach(() => client.control("/reset", {}));

const get = (path: string, more: Record<string, string> = {}) =>
  client.send(`${client.running.addresses.here}/v2${path}`, { headers: { ...headers, ...more } });
const search = (query: string, realm = "org100000001") => get(`/usage/realms/${realm}?${query}`);
const page = async (query: string, realm?: string) => (await search(query, realm)).json as Page;

const RESALE: HereRealm = { id: "org-resale", name: "Resale", isPartner: true, subAccountOf: null };
const row = (id: number, more: Partial<StatedUsage>): StatedUsage => ({
  id,
  realm: RESALE.id,
  usageDateTime: "2026-07-02T10:00:00",
  featureId: "f1",
  category: "Data",
  name: "Transfer",
  valueDriver: "GB",
  usageValue: "1",
  billableValue: "0.1",
  ...more,
});
const put = (usageRows: StatedUsage[]) => client.control("/rows", { put: { realms: [RESALE], usageRows } });

describe("who may ask", () => {
  test("the app's own partner organizations, and no customer's", async () => {
    const refused = { status: 403, json: { error: "Forbidden" } };
    expect(await search(DATES, RESALE.id)).toMatchObject(refused);
    expect(await search(DATES, "org100003947")).toMatchObject(refused);
    await client.control("/rows", { put: { realms: [RESALE] } });
    expect(await search(DATES, RESALE.id)).toMatchObject({ status: 200 });
  });
  test.each(["org_1", "abcd", "a".repeat(31), "%00%00%00%00%00", "../../../x", "%E0%A4%A"])(
    "a realm called %s is refused, not failed on",
    async (realm) => {
      expect([400, 404]).toContain((await search(DATES, realm)).status);
    },
  );
  test("nobody without a token, on any path", async () => {
    for (const path of ["/health", "/version", "/nowhere", "/usage/realms/org100000001/csv"]) {
      const answer = await client.send(`${client.running.addresses.here}/v2${path}`);
      expect(answer).toMatchObject({ status: 401, json: { error: "Unauthorized" } });
      expect(answer.headers.get("X-Correlation-ID")).not.toBeNull();
    }
  });
});

describe("every answer", () => {
  test.each(["/health", "/version", `/usage/realms/org100000001?${DATES}`, `/usage/realms/org100000001/csv?${DATES}`])(
    "%s echoes the request's id and tells a correlation id",
    async (path) => {
      const answer = await get(path, { "X-Request-ID": "é mine", "X-Correlation-ID": "theirs" });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("X-Request-ID")).toBe("é mine");
      expect(answer.headers.get("X-Correlation-ID")).toBe("theirs");
      expect((await get(path)).headers.get("X-Correlation-ID")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
  test("that a fault made has the same correlation id in header and body", async () => {
    await client.control("/faults", { upstream: "here", route: "*", kind: "status", status: 503, times: 1 });
    const answer = await search(DATES);
    expect(answer).toMatchObject({ status: 503, json: { correlationId: answer.headers.get("X-Correlation-ID") } });
  });
  test("says 404 in the Usage API's shape for a path that is none, and a query inside a path is one", async () => {
    for (const path of ["/usage", "/nowhere", `/usage/realms/org100000001/${DATES}/reports`]) {
      expect(await get(path)).toMatchObject({ status: 404, json: { code: "E706904", status: 404 } });
    }
  });
});

describe("a search", () => {
  test("page by page holds what one page of the same question holds", async () => {
    const all = await page(`${DATES}&groupBy=appId, billingTag`);
    const seen: unknown[] = [];
    for (let offset = 0, last = 0; offset <= last; offset += 1) {
      const part = await page(`${DATES}&groupBy=appId,billingTag&limit=7&offset=${offset}`);
      last = part.lastOffset;
      seen.push(...part.items);
    }
    expect(all.total).toBe(all.items.length);
    expect(seen).toEqual(all.items);
  });
  test("tells the charge item's fields, and a group's own only when grouped by it", async () => {
    const [plain] = (await page(DATES)).items;
    expect(Object.keys(plain ?? {}).sort()).toEqual(
      [
        "billableValue",
        "billingChargeNumber",
        "billingSubscriptionId",
        "category",
        "featureId",
        "name",
        "realmId",
        "usageValue",
        "valueDriver",
      ].sort(),
    );
    const [grouped] = (await page(`${DATES}&groupBy=project,appId&detailLevel=month`)).items;
    expect(grouped).toMatchObject({
      projectHrn: expect.stringContaining(":project/"),
      appId: expect.any(String),
      usageDateTime: "2026-07-01T00:00:00",
    });
    expect(grouped).not.toHaveProperty("billingTag");
  });
  test("shows the asked fields alone, from a list or a repeated parameter, and nothing for resource", async () => {
    for (const fields of ["usageFields=name,usageValue,resource", "usageFields=name&usageFields=usageValue"]) {
      expect(Object.keys((await page(`${DATES}&${fields}`)).items[0] ?? {}).sort()).toEqual(["name", "usageValue"]);
    }
    expect(await search(`${DATES}&usageFields=price`)).toMatchObject({ status: 400, json: { code: "E706900" } });
  });
  test("adds exactly what is stated, and never more than what the filters let through", async () => {
    await put([
      row(1, { usageValue: "0.1", billableValue: "0.0001", billingTag: "a" }),
      row(2, { usageValue: "0.2", billableValue: "0.0002", billingTag: "b" }),
      row(3, { usageValue: "5", usageDateTime: "2026-08-01T00:00:00" }),
      row(4, { name: "Storage", usageValue: "7", isBillable: false, billableValue: "0" }),
    ]);
    expect(await page(DATES, RESALE.id)).toMatchObject({
      total: 2,
      items: [
        { name: "Storage", usageValue: 7 },
        { name: "Transfer", usageValue: 0.3, billableValue: 0.0003 },
      ],
    });
    expect(await page(`${DATES}&billingTag=b&groupBy=billingTag`, RESALE.id)).toMatchObject({
      items: [{ billingTag: "b", usageValue: 0.2 }],
    });
    expect((await page(`${DATES}&chargeType=nonBillable`, RESALE.id)).items).toHaveLength(1);
    expect((await page(`${DATES}&category=Nothing`, RESALE.id)).items).toEqual([]);
  });
  test("sends numbers, or texts when it is switched", async () => {
    await put([row(1, { usageValue: "10", billableValue: "0.0312" })]);
    expect((await page(DATES, RESALE.id)).items).toMatchObject([{ usageValue: 10, billableValue: 0.0312 }]);
    await client.control("/switches", { hereValuesAreText: true });
    expect((await page(DATES, RESALE.id)).items).toMatchObject([{ usageValue: "10", billableValue: "0.0312" }]);
  });
});

describe("refusals", () => {
  test.each([
    ["startDate=2026-07-01T00:00:00", "E706003", "endDate"],
    ["startDate=2026-07-01'T'00:00:00&endDate=2026-07-02T00:00:00", "E706003", "startDate"],
    ["startTime=2026-07-01T00:00:00&endTime=2026-07-02T00:00:00", "E706003", "startDate"],
    [`${DATES}&limit=101`, "E706002", "limit"],
    [`${DATES}&offset=x`, "E706900", "offset"],
    [`${DATES}&groupBy=resource`, "E706004", "groupBy"],
    [`${DATES}&groupBy=${"appId,".repeat(50)}`, "E706900", "groupBy"],
    [`${DATES}&detailLevel=year`, "E706900", "detailLevel"],
    [`${DATES}&chargeType=free`, "E706900", "chargeType"],
    [`${DATES}&channelId=warm`, "E706900", "channelId"],
    [`${DATES}&appId=a%20b`, "E706900", "appId"],
    [`${DATES}&appId=${"a".repeat(129)}`, "E706900", "appId"],
    [`${DATES}&featureId=${"a".repeat(257)}`, "E706900", "featureId"],
    [`${DATES}&projectHrn=${"a".repeat(257)}`, "E706900", "projectHrn"],
    [`${DATES}&billingTag=${"a".repeat(501)}`, "E706900", "billingTag"],
    [`${DATES}&category=${"a".repeat(129)}`, "E706900", "category"],
    [`${DATES}&billingSubscriptionId=,`, "E706900", "billingSubscriptionId"],
  ])("%s is %s and names %s", async (query, code, source) => {
    const answer = await search(query);
    expect(answer).toMatchObject({
      status: 400,
      json: {
        title: "Input data failed validation",
        errorId: expect.stringMatching(/^ERROR-/),
        code,
        action: "Correct input data and retry request",
        correlationId: answer.headers.get("X-Correlation-ID"),
        details: [{ code, source, title: expect.any(String), message: expect.any(String) }],
      },
    });
  });
  test("have one object for details when it is switched", async () => {
    await client.control("/switches", { hereDetailsIsObject: true });
    expect((await search(`${DATES}&limit=500`)).json).toMatchObject({
      details: { title: "Invalid Limit.", message: "Limit value should not be greater than 100." },
    });
  });
});

describe("the CSV", () => {
  const csv = async (query: string, realm = "org100000001") => (await get(`/usage/realms/${realm}/csv?${query}`)).text;
  test("has as many rows as the search has, quoted, in the same order", async () => {
    const { items } = await page(`${DATES}&detailLevel=month`);
    const lines = (await csv(`${DATES}&detailLevel=month`)).trimEnd().split("\n").slice(1);
    expect(lines.map((line) => line.split('","')[8])).toEqual(items.map(({ name }) => name));
    expect(lines[0]).toMatch(/^"2026-07-01T00:00:00","org100000001",.*"\d+\.\d{4}"$/);
  });
  test("has the older columns when it is switched, and doubled quotes", async () => {
    await put([row(1, { billingTag: 'a "b", c', usageValue: "10", billingChargeNumber: "C-1", resourceHrn: "r" })]);
    await client.control("/switches", { hereColumnsAreOlder: true });
    const [head, line] = (await csv(`${DATES}&groupBy=billingTag`, RESALE.id)).split("\n");
    expect(head?.split(",")).toHaveLength(14);
    expect(line).toBe('"","org-resale","Data","","f1","","r","Transfer","GB","","a ""b"", c","0.1000","C-1","10.0000"');
  });
  test("is cut at twenty thousand rows without a word", async () => {
    const large = await startForTest({ usageRows: 22_000 });
    const { access_token } = (await large.token()).json as { access_token: string };
    const url = `${large.running.addresses.here}/v2/usage/realms/org100000001/csv?${DATES}&detailLevel=day&groupBy=appId,project,billingTag`;
    const { text } = await large.send(url, { headers: { Authorization: `Bearer ${access_token}` } });
    await large.running.close();
    expect(text.trimEnd().split("\n")).toHaveLength(20_001);
  });
});
