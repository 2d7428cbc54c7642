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

const rows = () => client.running.sandbox.store;
const freeBesideBorealis = () => {
  const free = rows()
    .all("accounts")
    .filter((account) => account.name.startsWith("Aurora"));
  return free.map((account) => account.ownerId ?? "");
};
const payerOf = (customerId: number) =>
  rows()
    .all("assignments")
    .find((held) => held.customerId === customerId && held.ownerId === held.payerOwnerId)?.ownerId ?? "";
const ASSIGNMENTS = "/v1/aws_account_assignments";
const ADDRESS = { street1: "1 Main St", city: "Springfield", state: "MA", zipcode: "01234", country: "US" };

describe("credentials and spelling", () => {
  const base = () => client.running.addresses.cloudhealth;
  test("no key is 401, a wrong one 403, and the header wins over the query", async () => {
    expect(await client.send(`${base()}/v1/customers`)).toMatchObject({ status: 401 });
    expect(await client.send(`${base()}/v1/customers?api_key=x`)).toMatchObject({ status: 403 });
    expect(await client.send(`${base()}/v1/customers?api_key=${CLOUDHEALTH_KEY}`)).toMatchObject({ status: 200 });
    expect(await client.cloudHealth("/v1/customers?api_key=x")).toMatchObject({ status: 200 });
  });
  test("a customer of somebody else is 403", async () => {
    expect(await client.cloudHealth("/olap_reports/cost/history?client_api_id=999999")).toMatchObject({ status: 403 });
  });
  test("double and trailing slashes and a leading ampersand do no harm", async () => {
    expect(await client.cloudHealth("//v1/customers/?&per_page=1")).toMatchObject({ status: 200 });
  });
  test("a write without the JSON media type is 422, broken JSON 400", async () => {
    const plain = { method: "POST", body: "{}", headers: { "Content-Type": "text/plain" } };
    expect(await client.cloudHealth("/v1/customers", plain)).toMatchObject({
      status: 422,
      json: { error: expect.any(String) },
    });
    expect(await client.cloudHealth("/v1/customers", { method: "POST", body: '{"name":' })).toMatchObject({
      status: 400,
    });
  });
  test("calls beyond the limit of a minute are 429, with the general body and no further headers", async () => {
    const limited = await startForTest({ rateLimit: 1 });
    const answers = [await limited.cloudHealth("/v1/customers"), await limited.cloudHealth("/v1/customers")];
    answers.push(await limited.cloudHealth("/v1/customers"));
    await limited.running.close();
    const refused = answers.find(({ status }) => status === 429);
    expect(refused).toMatchObject({ status: 429, json: { error: expect.any(String) } });
    expect(refused?.headers.get("Retry-After")).toBeNull();
  });
});

describe("customers", () => {
  const create = (version: string, body: unknown) =>
    client.cloudHealth(`/${version}/customers`, { method: "POST", body });
  test('"true" and true are the same, and the object is the same on both versions', async () => {
    const made = await create("v1", {
      name: "Newcomer",
      address: ADDRESS,
      partner_billing_configuration: { enabled: "true" },
    });
    expect(made).toMatchObject({
      status: 201,
      json: { partner_billing_configuration: { enabled: true, folder: "" }, tags: [] },
    });
    const { id } = made.json as { id: number };
    expect((await client.cloudHealth(`/v2/customers/${id}`)).json).toEqual(made.json);
  });
  test("the Microsoft form takes an Azure id or an address, not both and not neither", async () => {
    expect(await create("v2", { name: "A", azure_customer_id: "34fdg" })).toMatchObject({
      status: 201,
      json: { address: null },
    });
    expect(await create("v2", { name: "B" })).toMatchObject({ status: 422 });
    expect(await create("v2", { name: "C", azure_customer_id: "x", address: ADDRESS })).toMatchObject({ status: 422 });
  });
  test.each([
    ["no name", { name: " " }],
    ["a name that is taken", { name: "Acme" }],
    ["no address", { address: null }],
    ["an address without city", { address: { ...ADDRESS, city: "", City: "Springfield" } }],
    ["twenty-one tags", { tags: Array.from({ length: 21 }, (_, at) => ({ key: `k${at}`, value: "v" })) }],
    ["an unknown classification", { classification: "self_managed" }],
    ["a trial in the past", { trial_expiration_date: "2001-01-01T00:00:00" }],
  ])("%s is refused with sentences", async (_, change) => {
    const answer = await create("v1", { name: "Newcomer", address: ADDRESS, ...change });
    expect(answer).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
  });
  test("a whole object written back changes nothing but the date of change", async () => {
    const before = (await client.cloudHealth("/v1/customers/3952")).json as object;
    const after = await client.cloudHealth("/v1/customers/3952", { method: "PUT", body: before });
    expect(after).toMatchObject({ status: 200, json: { ...before, updated_at: expect.any(String) } });
  });
  test("a deleted customer's accounts can be assigned again", async () => {
    const payer = payerOf(3948);
    expect(await client.cloudHealth("/v1/customers/3948", { method: "DELETE" })).toMatchObject({
      status: 204,
      text: "",
    });
    const body = { owner_id: payer, customer_id: 3947 };
    expect(await client.cloudHealth(ASSIGNMENTS, { method: "POST", body })).toMatchObject({ status: 200 });
  });
});

describe("assignments", () => {
  test("a linked account is made, read, moved out and deleted", async () => {
    const [owner = ""] = freeBesideBorealis();
    const body = { owner_id: owner, customer_id: 3948, payer_account_owner_id: payerOf(3948) };
    const made = await client.cloudHealth(ASSIGNMENTS, { method: "POST", body });
    expect(made).toMatchObject({ status: 200, json: body });
    const path = (made.headers.get("Location") ?? "").replace(client.running.addresses.cloudhealth, "");
    expect((await client.cloudHealth(path)).json).toEqual(made.json);
    const moved = await client.cloudHealth(path, {
      method: "PUT",
      body: { customer_id: 3947, payer_account_owner_id: owner },
    });
    expect(moved).toMatchObject({ status: 200, json: { customer_id: 3947, payer_account_owner_id: owner } });
    expect(await client.cloudHealth(path, { method: "DELETE" })).toMatchObject({ status: 204, text: "" });
    expect(await client.cloudHealth(path)).toMatchObject({ status: 404 });
  });
  test("an account number sent as a JSON number gets its zeros back", async () => {
    const account = rows()
      .all("accounts")
      .find((known) => known.ownerId?.startsWith("00") && known.accountType === "Linked");
    const held = rows()
      .all("assignments")
      .find((row) => row.ownerId === account?.ownerId);
    const body = { owner_id: Number(account?.ownerId), customer_id: held?.customerId };
    const answer = await client.cloudHealth(ASSIGNMENTS, { method: "POST", body });
    expect(answer.text).toContain(`${account?.ownerId} already has an assignment`);
  });
  test("a payer with linked accounts cannot be deleted", async () => {
    const held = rows()
      .all("assignments")
      .find((row) => row.ownerId === payerOf(3948));
    expect(await client.cloudHealth(`${ASSIGNMENTS}/${held?.id}`, { method: "DELETE" })).toMatchObject({ status: 422 });
  });
  test("blocks lock version 1 out: lists leave the customer out, reads find nothing", async () => {
    const [owner = ""] = freeBesideBorealis();
    const item = { target_client_api_id: "3947", billing_block_type: "Standalone", owner_id: [owner] };
    const made = await client.cloudHealth("/v2/aws_account_assignments", {
      method: "POST",
      body: { aws_account_assignments: [item] },
    });
    expect(made).toMatchObject({
      status: 200,
      json: { aws_account_assignments: [{ owner_id: owner, payer_account_owner_id: owner, errors: {} }] },
    });
    const held = rows()
      .all("assignments")
      .find((row) => row.customerId === 3947);
    expect(await client.cloudHealth(`${ASSIGNMENTS}/${held?.id}`)).toMatchObject({ status: 404 });
    expect(await client.cloudHealth(`${ASSIGNMENTS}/${held?.id}`, { method: "DELETE" })).toMatchObject({ status: 422 });
    expect((await client.cloudHealth(`${ASSIGNMENTS}?per_page=100`)).text).not.toContain('"customer_id":3947,');
  });
  test("one bad item in a request of blocks assigns nothing", async () => {
    const [owner = ""] = freeBesideBorealis();
    const items = [owner, "123456789012"].map((owner_id) => ({
      target_client_api_id: 3947,
      billing_block_type: "Standalone",
      owner_id,
    }));
    const answer = await client.cloudHealth("/v2/aws_account_assignments", {
      method: "POST",
      body: { aws_account_assignments: items },
    });
    expect(answer).toMatchObject({
      status: 422,
      json: { aws_account_assignments: [{ errors: {} }, { id: null, errors: { owner_id: [expect.any(String)] } }] },
    });
    expect(rows().all("blocks")).toHaveLength(4);
  });
});
