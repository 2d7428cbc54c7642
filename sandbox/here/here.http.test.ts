import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";

const DATES = "startDate=2026-07-01T00:00:00&endDate=2026-08-01T00:00:00";
let client: SandboxClient;
let headers: Record<string, string> = {};
beforeAll(async () => {
  client = await startForTest();
  const { access_token } = (await client.token()).json as { access_token: string };
  headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" };
});
afterAll(() => client.running.close());

const realm = () => `${client.running.addresses.here}/v2/usage/realms/org100000001`;
const create = (query: string, body?: unknown) =>
  client.send(`${realm()}/reports?${query}`, { method: "POST", headers, ...(body === undefined ? {} : { body }) });

describe("tokens", () => {
  test.each([
    ["a wrong secret", { secret: "other" }, 401300],
    ["a client id for a key id", { oauth_consumer_key: "sandboxHereClient01" }, 401310],
    ["an old timestamp", { oauth_timestamp: String(Math.floor(Date.now() / 1000) - 301) }, 401204],
    ["another signature method", { oauth_signature_method: "HMAC-SHA1" }, 401205],
    ["another version", { oauth_version: "2.0" }, 401206],
  ])("%s is refused by its code", async (_, change, errorCode) => {
    expect(await client.token(change)).toMatchObject({ status: 401, json: { httpStatus: 401, errorCode } });
  });
  test("a nonce can be used once", async () => {
    expect(await client.token({ oauth_nonce: "once" })).toMatchObject({ status: 200 });
    expect(await client.token({ oauth_nonce: "once" })).toMatchObject({ json: { errorCode: 401207 } });
  });
  test("a token ends", async () => {
    await client.control("/clock", { now: new Date(Date.now() + 3_601_000).toISOString(), of: "tokens" });
    expect(await client.send(realm(), { headers })).toMatchObject({ status: 401, json: { error: "Unauthorized" } });
    await client.control("/clock", { now: null, of: "tokens" });
  });
});

describe("reports", () => {
  test("from request to a gzip file with a row per day and item", async () => {
    const made = await create(`${DATES}&detailLevel=day`, { subAccounts: ["org100003947"] });
    expect(made).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^REPORT-\d{4,}$/), status: "inProgress" },
    });
    const status = made.headers.get("Location") ?? "";
    expect(await client.send(`${status}/output`, { headers })).toMatchObject({ status: 404 });
    const seen: unknown[] = [];
    for (let poll = 0; poll < 3; poll += 1)
      seen.push(((await client.send(status, { headers })).json as { status: string }).status);
    expect(seen).toEqual(["inProgress", "inProgress", "completed"]);
    const file = await fetch(`${status}/output`, { headers });
    expect(file.headers.get("Content-Type")).toBe("application/x-gzip");
    const lines = gunzipSync(Buffer.from(await file.arrayBuffer()))
      .toString()
      .split("\n");
    expect(lines[0]?.split(",")).toHaveLength(14);
    expect(lines[1]).toMatch(/^"2026-07-01T00:00:00","org100003947","Acme",/);
    expect(lines.length).toBeGreaterThan(200);
  });
  test("a tag without usage gives the header row alone", async () => {
    const made = await create(`${DATES}&billingTag=nobody`);
    const status = made.headers.get("Location") ?? "";
    for (let poll = 0; poll < 3; poll += 1) await client.send(status, { headers });
    const file = await fetch(`${status}/output`, { headers });
    expect(
      gunzipSync(Buffer.from(await file.arrayBuffer()))
        .toString()
        .trimEnd()
        .split("\n"),
    ).toHaveLength(1);
  });
  test("the failing tag fails and has no result", async () => {
    const status = (await create(`${DATES}&billingTag=sentinel-fail`)).headers.get("Location") ?? "";
    for (let poll = 0; poll < 2; poll += 1) await client.send(status, { headers });
    const last = await client.send(status, { headers });
    expect(last.json).toMatchObject({ status: "failed" });
    expect(last.text).not.toContain("resultHref");
  });
  test("a foreign subaccount refuses the whole request, a malformed body is 400", async () => {
    expect(await create(DATES, { subAccounts: ["org100003947", "org999999999"] })).toMatchObject({
      status: 403,
      json: { error: "Forbidden" },
    });
    expect(await create(DATES, { realms: [] })).toMatchObject({ status: 400, json: { code: "E706900" } });
  });
  test("the list is paged by page number, newest first", async () => {
    const list = await client.send(`${realm()}/reports?limit=1&offset=1`, { headers });
    expect(list.json).toMatchObject({
      limit: 1,
      count: 1,
      nextOffset: 2,
      items: [{ id: expect.stringMatching(/^REPORT-/) }],
    });
    expect(await client.send(`${realm()}/reports?limit=101`, { headers })).toMatchObject({
      status: 400,
      json: { code: "E706002" },
    });
  });
  test("the correlation id is in the header and in the body of a failure", async () => {
    const answer = await client.send(`${realm()}/reports/REPORT-9`, {
      headers: { ...headers, "X-Request-ID": "mine" },
    });
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ correlationId: answer.headers.get("X-Correlation-ID") });
    expect(answer.headers.get("X-Request-ID")).toBe("mine");
  });
});
