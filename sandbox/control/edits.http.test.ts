import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { rawCall } from "../testing/raw-call";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const store = () => client.running.sandbox.store;
const edit = async (op: string, setting: object = {}) => (await client.control("/edits", { op, ...setting })).status;
const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error("the world has no such row");
  return row;
};

describe("assignments", () => {
  test("an account moves to another payer, to another customer, and its assignment disappears", async () => {
    const held = first(store().all("assignments"));
    const { ownerId } = held;
    expect(await edit("move-payer", { ownerId, payerOwnerId: "000000000009" })).toBe(204);
    expect(await edit("move-customer", { ownerId, customerId: 3949 })).toBe(204);
    expect((await client.cloudHealth(`/v1/aws_account_assignments/${held.id}`)).json).toMatchObject({
      payer_account_owner_id: "000000000009",
      customer_id: 3949,
    });
    expect(await edit("delete-assignment", { ownerId })).toBe(204);
    expect((await client.cloudHealth(`/v1/aws_account_assignments/${held.id}`)).status).toBe(404);
    expect(await edit("delete-assignment", { ownerId })).toBe(404);
  });
});

describe("accounts", () => {
  test("an account appears without an owner and is discovered later, in a family", async () => {
    const payer = first(
      store()
        .all("accounts")
        .filter(({ accountType }) => accountType === "Consolidated"),
    );
    expect(await edit("add-account", { name: "Late Harbour" })).toBe(204);
    const stored = first(store().where("accounts", "name", "Late Harbour"));
    const read = async () => (await client.cloudHealth(`/v1/aws_accounts/${stored.id}`)).json;
    expect(await read()).not.toHaveProperty("owner_id");
    const discovered = { name: "Late Harbour", ownerId: "009900990099", awsPayer: payer.ownerId };
    expect(await edit("discover-account", discovered)).toBe(204);
    expect(await read()).toMatchObject({ owner_id: "009900990099", account_type: "Linked" });
    expect(await edit("discover-account", discovered)).toBe(404);
  });
  test("an account vanishes and its assignment does not", async () => {
    const { ownerId } = first(store().all("assignments"));
    const { id } = first(store().where("accounts", "ownerId", ownerId));
    expect(await edit("remove-account", { ownerId })).toBe(204);
    expect((await client.cloudHealth(`/v1/aws_accounts/${id}`)).status).toBe(404);
    expect(store().where("assignments", "ownerId", ownerId)).toHaveLength(1);
  });
});

describe("customers", () => {
  const read = () => client.cloudHealth("/v1/customers/3947");
  test("partner billing goes off, fields change, and the customer is gone", async () => {
    expect(await edit("billing", { customerId: 3947, enabled: false })).toBe(204);
    const before = (await read()).json as { updated_at: string; billing_contact: string };
    await client.control("/clock", { advance: 3_600 });
    const fields = { billingContact: "new@acme.example", classification: "managed_with_access" };
    expect(await edit("change-customer", { customerId: 3947, fields })).toBe(204);
    const after = (await read()).json as { updated_at: string };
    expect(after).toMatchObject({
      billing_contact: "new@acme.example",
      classification: "managed_with_access",
      partner_billing_configuration: { enabled: false },
    });
    expect(after.updated_at > before.updated_at).toBe(true);
    expect(await edit("delete-customer", { customerId: 3947 })).toBe(204);
    expect((await read()).status).toBe(404);
    expect(store().where("assignments", "customerId", 3947)).toEqual([]);
  });
  test("a field that no customer has is refused by its name", async () => {
    const answer = await client.control("/edits", { op: "change-customer", customerId: 3947, fields: { margin: 1 } });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining("margin")]);
  });
});

test("every price of a definition rises, to the last digit", async () => {
  const pricing = first(store().all("cmcPricings"));
  const prices = () => JSON.stringify(store().get("cmcPricings", pricing.id)?.pricingProducts);
  const before = prices();
  expect(await edit("change-pricing", { pricingId: pricing.id, percent: 100 })).toBe(204);
  expect(prices()).not.toBe(before);
  expect(await edit("change-pricing", { pricingId: pricing.id, percent: -50 })).toBe(204);
  const plain = (text: string) =>
    text.replace(/"(\d+\.\d*?)0*"/g, (_found, number: string) => `"${number.replace(/\.$/, "")}"`);
  expect(plain(prices())).toBe(plain(before));
  expect(await edit("change-pricing", { pricingId: "none", percent: 1 })).toBe(404);
});

test("a report is archived", async () => {
  const report = { id: 1, realm: "org100000001", created: "2026-11-01T00:00:00", startedMs: 0, status: "completed" };
  await client.control("/rows", { put: { reports: [{ ...report, query: [], subAccounts: null }] } });
  expect(await edit("archive-report", { reportId: 1 })).toBe(204);
  expect(store().get("reports", 1)?.status).toBe("archived");
  expect(await edit("archive-report", { reportId: 99 })).toBe(404);
});

describe("a revoked key", () => {
  const organizations = () => client.cloudMc("/organizations");
  test("CloudHealth says 403, CloudMC and HERE 401, and a reset gives the keys back", async () => {
    const { json } = await client.token();
    const Authorization = `Bearer ${(json as { access_token: string }).access_token}`;
    const usage = () =>
      client.send(`${client.running.addresses.here}/v2/usage/realms/org100000001/reports`, {
        headers: { Authorization },
      });
    const all = async () => [
      (await customers()).status,
      (await organizations()).status,
      (await client.token()).status,
      (await usage()).status,
    ];
    expect(await all()).toEqual([200, 200, 200, 200]);
    for (const upstream of ["cloudhealth", "cloudmc", "here"])
      expect(await edit("revoke-key", { upstream, revoked: true })).toBe(204);
    expect(await all()).toEqual([403, 401, 401, 401]);
    expect((await client.token()).json).toMatchObject({ errorCode: 401300 });
    await edit("revoke-key", { upstream: "cloudmc", revoked: false });
    expect((await organizations()).status).toBe(200);
    await client.control("/reset", {});
    expect(await all()).toEqual([200, 200, 200, 200]);
  });
  test("a call without any key is told what it was told before", async () => {
    await edit("revoke-key", { upstream: "cloudhealth", revoked: true });
    expect((await client.send(`${client.running.addresses.cloudhealth}/v1/customers`)).status).toBe(401);
  });
});

describe("the port", () => {
  const call = (headers: Record<string, string>) => rawCall(`${client.running.addresses.control}/store`, { headers });
  test("it answers to loopback names and pages only, since a browser may carry others here", async () => {
    const port = new URL(client.running.addresses.control).port;
    const seen = [];
    for (const headers of [
      { Host: `127.0.0.1:${port}` },
      { Host: `localhost:${port}` },
      { Host: `[::1]:${port}` },
      { Host: "rebound.example" },
      { Host: `127.0.0.1.rebound.example:${port}` },
      { Host: `127.0.0.1:${port}`, Origin: "http://rebound.example" },
      { Host: `127.0.0.1:${port}`, Origin: "null" },
    ])
      seen.push((await call(headers)).head.slice(9, 12));
    expect(seen).toEqual(["200", "200", "200", "403", "403", "403", "403"]);
  });
  test("the clock is set, and goes on by seconds", async () => {
    await client.control("/clock", { now: "2026-02-28T23:59:50Z" });
    const { json } = await client.control("/clock", { advance: 15 });
    expect((json as { now: string }).now).toMatch(/^2026-03-01T00:00:0/);
    expect((await client.control("/clock", { advance: 60, of: "tokens" })).status).toBe(200);
    expect((await client.control("/clock", { now: null, advance: 5 })).status).toBe(400);
  });
  test("the log tells which fault struck and where the key was, and no key", async () => {
    await client.control("/faults", { upstream: "cloudhealth", route: "*", kind: "bom", times: 1 });
    await customers().catch(() => undefined);
    await client.cloudHealth("/v1/customers", { headers: { "X-Request-ID": "op-7" } });
    const { text, json } = await client.control("/requests");
    expect(json).toMatchObject({
      requests: [
        { fault: "bom", status: 200, headers: { authorization: "Bearer …" } },
        { fault: null, status: 200, headers: { "x-request-id": "op-7" } },
      ],
    });
    expect(text).not.toContain(CLOUDHEALTH_KEY);
  });
});

function customers() {
  return client.cloudHealth("/v1/customers?per_page=1");
}
