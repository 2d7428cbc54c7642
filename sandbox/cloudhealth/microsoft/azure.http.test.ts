import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const store = () => client.running.sandbox.store;
const ACCOUNTS = "/v1/azure_partner_customer_accounts";
const put = (path: string, body: unknown) => client.cloudHealth(path, { method: "PUT", body });
const add = (customer: number, ...ids: string[]) => put(`${ACCOUNTS}/add/${customer}`, { azure_customer_ids: ids });
const free = () =>
  store()
    .all("azureCustomers")
    .filter((tenant) => tenant.customerId === null)
    .map((tenant) => tenant.azureCustomerId);

describe("Microsoft's customers", () => {
  test("are listed and read by their own id, assigned or not", async () => {
    const list = await client.cloudHealth("/v1/azure_partner_customers");
    const [first] = (list.json as { azure_partner_customers: { id: number }[] }).azure_partner_customers;
    expect(list.headers.get("X-Total")).toBe("6");
    expect((await client.cloudHealth(`/v1/azure_partner_customers/${first?.id}`)).json).toEqual(first);
    expect(await client.cloudHealth("/v1/azure_partner_customers/1")).toMatchObject({
      status: 404,
      json: { error: expect.any(String) },
    });
  });
  test("a seeded customer that came from Microsoft holds its own tenant", async () => {
    const held = store()
      .all("customers")
      .filter((customer) => customer.azureCustomerId !== null);
    expect(held).toHaveLength(2);
    for (const { id, name, azureCustomerId } of held) {
      expect((await client.cloudHealth(`${ACCOUNTS}/list/${id}`)).json).toMatchObject({
        azure_partner_customer_accounts: [
          { customer_tenant_name: name, azure_partner_customer_account: { azure_customer_id: azureCustomerId } },
        ],
      });
    }
  });
  test("a customer made with a Microsoft id holds that tenant, and an unknown id appears with it", async () => {
    const [known = ""] = free();
    for (const azure_customer_id of [known, "34fdg"]) {
      const name = `From Microsoft ${azure_customer_id}`;
      const made = await client.cloudHealth("/v2/customers", { method: "POST", body: { name, azure_customer_id } });
      const { id } = made.json as { id: number };
      expect((await client.cloudHealth(`${ACCOUNTS}/list/${id}`)).json).toMatchObject({
        azure_partner_customer_accounts: [
          { customer_tenant_name: name, azure_partner_customer_account: { azure_customer_id } },
        ],
      });
    }
    expect((await client.cloudHealth("/v1/azure_partner_customers")).headers.get("X-Total")).toBe("7");
  });
});

describe("assigning tenants", () => {
  test("is done item by item: one assigned elsewhere does not keep the others back", async () => {
    const [one = "", other = ""] = free();
    await add(3947, one);
    const answer = await add(3948, one, other, "nobody");
    expect(answer).toMatchObject({
      status: 207,
      json: {
        azure_partner_customer_accounts: [
          { http_status: 422, azure_customer_id: one },
          { customer_tenant_name: "Borealis", azure_partner_customer_account: { azure_customer_id: other } },
          { http_status: 422, error: "azure_customer_id not found", azure_customer_id: "nobody" },
        ],
      },
    });
  });
  test("a tenant can be removed only from its own customer, and is free afterwards", async () => {
    const [one = ""] = free();
    await add(3947, one);
    const remove = (customer: number) => put(`${ACCOUNTS}/remove/${customer}`, { azure_customer_ids: [one] });
    expect((await remove(3948)).json).toMatchObject({ azure_partner_customer_accounts: [{ http_status: 422 }] });
    expect((await remove(3947)).json).toMatchObject({
      azure_partner_customer_accounts: [{ azure_partner_customer_account: { azure_customer_id: one } }],
    });
    expect((await add(3948, one)).text).toContain("Borealis");
  });
  test("a deleted customer's tenant is free again", async () => {
    const [one = ""] = free();
    await add(3947, one);
    await client.cloudHealth("/v1/customers/3947", { method: "DELETE" });
    expect((await client.cloudHealth(`${ACCOUNTS}/list`)).text).not.toContain(one);
    expect((await add(3948, one)).text).toContain("Borealis");
  });
  test.each([
    ["an unknown customer is 404", 404, 1, { azure_customer_ids: ["x"] }],
    ["no ids are 422", 422, 3947, {}],
    ["ids that are no text are 422", 422, 3947, { azure_customer_ids: [{ toString: 1 }] }],
  ])("%s", async (_, status, customer, body) => {
    expect((await put(`${ACCOUNTS}/add/${customer}`, body)).status).toBe(status);
  });
});

describe("subscriptions", () => {
  const move = (verb: string, customer: number, ...ids: string[]) =>
    put(`/v1/azure_subscriptions/${verb}/${customer}`, { azure_subscription_ids: ids });
  const freeOnes = () =>
    store()
      .all("azureSubscriptions")
      .filter((row) => row.customerId === null)
      .map((row) => row.subscriptionId);
  test("are added, listed and removed; one that cannot be moved keeps all back", async () => {
    const [one = "", other = ""] = freeOnes();
    expect(await move("add", 3947, one)).toMatchObject({
      status: 200,
      json: { azure_subscriptions: [{ subscription_id: one }] },
    });
    expect(await move("add", 3948, other, one)).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
    expect((await client.cloudHealth("/v1/azure_subscriptions/list/3948")).json).toEqual({ azure_subscriptions: [] });
    expect((await move("remove", 3948, one)).status).toBe(422);
    expect((await move("remove", 3947, one)).json).toEqual({ azure_subscriptions: [] });
  });
  test("an unknown client is 404, an unknown subscription 422, no key 401, a wrong one 403", async () => {
    expect((await move("add", 1)).status).toBe(404);
    expect((await client.cloudHealth("/v1/azure_subscriptions/list/1")).status).toBe(404);
    expect((await move("add", 3947, "nothing")).status).toBe(422);
    const url = `${client.running.addresses.cloudhealth}/v1/azure_subscriptions/list/3947`;
    expect((await client.send(url)).status).toBe(401);
    expect((await client.send(`${url}?api_key=x`)).status).toBe(403);
  });
});

test.each([
  "/v1/gcp_billing_accounts",
  "/v1/gcp_billing_accounts/1",
  "/api/v1/govcloud_linkages",
  "/api/v1/govcloud_linkages/8",
  "/v1/sso_configurations",
  "/metrics/v1",
  "/v1/policies",
  "/v1/policies/152/policy_blocks",
])("%s is left out: 404 with the general body for every method", async (path) => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await client.cloudHealth(path, method === "GET" ? {} : { method, body: {} });
    expect(answer, method).toMatchObject({ status: 404, json: { error: expect.any(String) } });
  }
});
