import { gunzipSync } from "node:zlib";
import { request } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { CLOUDHEALTH_KEY } from "./access";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const AUTHORIZATION = { Authorization: `Bearer ${CLOUDHEALTH_KEY}` };

describe("compression", () => {
  const list = (encoding: Record<string, string>) =>
    request(`${client.running.addresses.cloudhealth}/v1/customers`, { headers: { ...AUTHORIZATION, ...encoding } });
  test("whoever asks for gzip gets it, an empty-list fault included", async () => {
    const answer = await list({ "Accept-Encoding": "gzip" });
    expect(answer.headers["content-encoding"]).toBe("gzip");
    const text = gunzipSync(Buffer.from(await answer.body.arrayBuffer())).toString();
    expect(JSON.parse(text)).toMatchObject({ customers: expect.any(Array) });
    await client.control("/faults", { upstream: "cloudhealth", route: "GET /v1/customers", kind: "empty-list" });
    const empty = await list({ "Accept-Encoding": "gzip" });
    const bytes = Buffer.from(await empty.body.arrayBuffer());
    expect(JSON.parse(gunzipSync(bytes).toString())).toEqual({ customers: [] });
  });
  test.each([{}, { "Accept-Encoding": "identity" }])("%j is answered as it is", async (encoding) => {
    const answer = await list(encoding);
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(await answer.body.json()).toMatchObject({ customers: expect.any(Array) });
  });
});

describe("addresses", () => {
  const withLength = (length: number) => {
    const path = "/v1/customers?pad=";
    return client.cloudHealth(`${path}${"x".repeat(length - path.length)}`);
  };
  test("four thousand characters are served, one more is 414 with the general body, and so are thirty thousand", async () => {
    expect(await withLength(4000)).toMatchObject({ status: 200 });
    for (const length of [4001, 30_000]) {
      expect(await withLength(length)).toMatchObject({ status: 414, json: { error: expect.any(String) } });
    }
  });
  test.each([
    ["GET", "/v1/policies"],
    ["GET", "/v1/policies/7/policy_blocks"],
    ["POST", "/metrics/v1"],
    ["GET", "/v1/gcp_billing_accounts"],
    ["POST", "/v1/gcp_billing_accounts"],
    ["GET", "/api/v1/govcloud_linkages"],
    ["POST", "/api/v1/govcloud_linkages"],
    ["PUT", "/v1/sso/settings"],
    ["DELETE", "/v1/customers"],
    ["DELETE", "/v2/customers/3947"],
    ["POST", "/v1/no_such_thing"],
  ])("%s %s is not served: 404 with the general body", async (method, path) => {
    const body = method === "POST" || method === "PUT" ? {} : undefined;
    expect(await client.cloudHealth(path, { method, ...(body && { body }) })).toMatchObject({
      status: 404,
      json: { error: expect.any(String) },
    });
  });
});

describe("whom a call acts for", () => {
  test("the policies take the customer in api_key beside the key in the header, nobody else does", async () => {
    expect(await client.cloudHealth("/v1/policies?api_key=3947")).toMatchObject({ status: 404 });
    expect(await client.cloudHealth("/v1/policies?api_key=999999")).toMatchObject({ status: 403 });
    expect(await client.cloudHealth("/v1/aws_accounts?api_key=999999")).toMatchObject({ status: 200 });
  });
  test.each(["999999", "abc", "0xF6B", "-1", "3947.0"])("client_api_id=%s is no customer: 403", async (id) => {
    expect(await client.cloudHealth(`/v1/aws_accounts?client_api_id=${id}`)).toMatchObject({ status: 403 });
  });
});

describe("lists", () => {
  type Shown = Record<string, { id: number }[]>;
  const LISTS: [string, string][] = [
    ["/v1/customers", "customers"],
    ["/v2/customers", "customers"],
    ["/v1/aws_accounts", "aws_accounts"],
    ["/v1/aws_account_assignments", "aws_account_assignments"],
    ["/v2/aws_account_assignments", "aws_account_assignments"],
  ];
  test.each(LISTS)(
    "%s: rel=next leads through everything once, in ascending ids, and never shows the key",
    async (path, wrapper) => {
      const seen: number[] = [];
      const base = client.running.addresses.cloudhealth;
      let total = 0;
      for (let next: string | undefined = `${base}${path}?per_page=3&other=a%20b&api_key=${CLOUDHEALTH_KEY}`; next; ) {
        const answer = await client.send(next, { headers: AUTHORIZATION });
        expect(answer.headers.get("X-Per-Page")).toBe("3");
        total = Number(answer.headers.get("X-Total"));
        seen.push(...((answer.json as Shown)[wrapper] ?? []).map(({ id }) => id));
        const link = answer.headers.get("Link") ?? "";
        expect(link).not.toContain(CLOUDHEALTH_KEY);
        next = link
          .split(", ")
          .find((entry) => entry.endsWith('rel="next"'))
          ?.replace(/^<|>.*$/g, "");
        if (next !== undefined) expect(next).toMatch(new RegExp(`^${base}${path}\\?.*other=a(\\+|%20)b`));
      }
      expect(seen).toHaveLength(total);
      expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
    },
  );
  test.each(LISTS)(
    "%s: 1000 to a page is cut to 100, past the end is empty, and no page is 422",
    async (path, wrapper) => {
      const large = await client.cloudHealth(`${path}?per_page=1000`);
      expect(large.headers.get("X-Per-Page")).toBe("100");
      for (const page of ["4000", "99999999999999999999"]) {
        const past = await client.cloudHealth(`${path}?page=${page}`);
        expect(past).toMatchObject({ status: 200, json: { [wrapper]: [] } });
      }
      for (const bad of ["page=0", "per_page=0", "page=-1", "per_page=ten", "page=1.5"]) {
        expect(await client.cloudHealth(`${path}?${bad}`)).toMatchObject({
          status: 422,
          json: { error: expect.any(String) },
        });
      }
    },
  );
});
