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

const ADDRESS = { street1: "1 Main St", city: "Springfield", state: "MA", zipcode: "01234", country: "US" };
const send = (method: string, path: string, body?: unknown) =>
  client.cloudHealth(path, { method, ...(body === undefined ? {} : { body }) });
const create = (body: object, version = "v1") =>
  send("POST", `/${version}/customers`, { name: "Newcomer", address: ADDRESS, ...body });

describe("what a customer may be made of", () => {
  test.each([
    ["a zipcode as text keeps its zero", { address: ADDRESS }, { address: { zipcode: "01234" } }],
    [
      "a zipcode as a number becomes text",
      { address: { ...ADDRESS, zipcode: 69002 } },
      { address: { zipcode: "69002" } },
    ],
    ["street2 may be blank", { address: { ...ADDRESS, street2: "" } }, { address: { street2: "" } }],
    ["either name of the trial", { trial_expiration: "2030-01-02" }, { trial_expiration: "2030-01-02T00:00:00Z" }],
    [
      "a trial without zone is UTC",
      { trial_expiration_date: "2030-01-02T03:04:05" },
      { trial_expiration: "2030-01-02T03:04:05Z" },
    ],
    [
      "a null under one name does not hide the other",
      { trial_expiration: null, trial_expiration_date: "2030-01-02T03:04:05+02:00" },
      { trial_expiration: "2030-01-02T01:04:05Z" },
    ],
    [
      '"false" is false, and false is the default',
      { partner_billing_configuration: { enabled: "false", folder: "acme" } },
      { partner_billing_configuration: { enabled: false, folder: "acme" }, classification: "managed_without_access" },
    ],
    ["a foreign name", { name: "Łódź & Söhne 株式会社" }, { name: "Łódź & Söhne 株式会社" }],
    [
      "twenty tags",
      { tags: Array.from({ length: 20 }, (_, at) => ({ key: `k${at}`, value: at })) },
      { tags: expect.arrayContaining([{ key: "k19", value: "19" }]) },
    ],
    ["unknown and read-only fields are passed over", { id: 1, created_at: "0001-01-01T00:00:00Z", x: {} }, {}],
  ])("%s", async (_, given, shown) => {
    expect(await create(given)).toMatchObject({ status: 201, json: shown });
  });
  test.each(["2030-02-31T00:00:00Z", "2030-13-01", "soon", 1_900_000_000, "2001-01-01"])(
    "trial %s is refused",
    async (trial) => {
      expect(await create({ trial_expiration: trial })).toMatchObject({
        status: 422,
        json: { errors: [expect.any(String)] },
      });
    },
  );
  test("a name twice is 422, or two customers where the switch says so", async () => {
    expect(await create({ name: "Acme" })).toMatchObject({
      status: 422,
      json: { errors: ["Name has already been taken"] },
    });
    await client.control("/switches", { acceptsDuplicateCustomerNames: true });
    expect(await create({ name: "Acme" })).toMatchObject({ status: 201 });
  });
});

describe("changes", () => {
  const ACME = "/v1/customers/3947";
  test("what is not said stays as it was", async () => {
    const before = (await client.cloudHealth(ACME)).json as object;
    const answer = await send("PUT", ACME, { billing_contact: "billing@acme.example" });
    const expected = { ...before, billing_contact: "billing@acme.example", updated_at: expect.any(String) };
    expect(answer).toMatchObject({ status: 200, json: expected });
    expect((await client.cloudHealth("/v2/customers/3947")).json).toEqual(answer.json);
  });
  test("a list of tags takes the place of the whole one before, and an empty one clears it", async () => {
    const tags = [{ key: "only", value: "one" }];
    expect(await send("PUT", "/v2/customers/3947", { tags })).toMatchObject({ json: { tags } });
    expect(await send("PUT", ACME, { tags: null })).toMatchObject({ json: { tags } });
    expect(await send("PUT", ACME, { tags: [] })).toMatchObject({ json: { tags: [] } });
  });
  test("its own name is no duplicate, another customer's is", async () => {
    expect(await send("PUT", ACME, { name: "Acme" })).toMatchObject({ status: 200 });
    expect(await send("PUT", ACME, { name: "Borealis" })).toMatchObject({ status: 422 });
  });
  test("version 2 refuses an Azure id beside an address", async () => {
    const both = { azure_customer_id: "34fdg", address: ADDRESS };
    expect(await send("PUT", "/v2/customers/3947", both)).toMatchObject({ status: 422 });
    expect(await send("PUT", ACME, both)).toMatchObject({ status: 200 });
  });
  test.each(["/v1/customers/999999", "/v2/customers/abc"])("PUT %s is 404", async (path) => {
    expect(await send("PUT", path, { name: "Nobody" })).toMatchObject({
      status: 404,
      json: { error: expect.any(String) },
    });
  });
});

test("a deleted customer takes its assignments and its own accounts along, and leaves its price books assigned", async () => {
  await send("POST", "/v1/aws_accounts?client_api_id=3947", { name: "Made by the customer" });
  const times = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };
  const dangling = { id: 1, priceBookId: 1, customerId: 3947, ...times };
  await client.control("/rows", { put: { priceBookAssignments: [dangling] } });
  expect(await send("DELETE", "/v1/customers/3947")).toMatchObject({ status: 204, text: "" });
  const { store } = client.running.sandbox;
  expect(store.where("assignments", "customerId", 3947)).toEqual([]);
  expect(store.where("accounts", "tenantId", 3947)).toEqual([]);
  expect(store.get("priceBookAssignments", 1)).toEqual(dangling);
  expect(await client.cloudHealth("/v1/aws_accounts?client_api_id=3947")).toMatchObject({ status: 403 });
});
