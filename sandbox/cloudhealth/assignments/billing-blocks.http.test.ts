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

const V1 = "/v1/aws_account_assignments";
const V2 = "/v2/aws_account_assignments";
const DUNE = 3950;
type Element = { id: number; owner_id: string; payer_account_owner_id: string; errors: object };
type Elements = { aws_account_assignments: Element[] };

const rows = () => client.running.sandbox.store;
const send = (method: string, path: string, body?: unknown) =>
  client.cloudHealth(path, { method, ...(body === undefined ? {} : { body }) });
const assign = (...items: unknown[]) => send("POST", V2, { aws_account_assignments: items });
const elementsOf = (answer: { json: unknown }) => (answer.json as Elements).aws_account_assignments;
const blocksOf = async (customer: number) =>
  elementsOf(await client.cloudHealth(`${V2}?target_client_api_id=${customer}&per_page=100`));
const free = (name: string) =>
  rows()
    .all("accounts")
    .filter((account) => account.name.startsWith(name))
    .map((account) => account.ownerId ?? "");
const standalone = (customer: number | string, owner_id: unknown) => ({
  target_client_api_id: customer,
  billing_block_type: "Standalone",
  owner_id,
});

describe("making blocks", () => {
  test("one failing account assigns none, and each element says what is wrong with it", async () => {
    const before = client.running.sandbox.store.dump();
    const [good = "", other = ""] = free("Aurora");
    const items = [
      standalone(3947, good),
      standalone(999_999, other),
      { ...standalone(3947, "123456789012"), billing_block_type: "Nonsense" },
      { ...standalone(3949, free("Wharf")[0]) },
      {},
      null,
    ];
    const answer = await assign(...items);
    expect(answer.status).toBe(422);
    expect(elementsOf(answer).map(({ errors }) => Object.keys(errors))).toEqual([
      [],
      ["target_client_api_id"],
      ["billing_block_type", "owner_id"],
      ["target_client_api_id"],
      ["owner_id", "target_client_api_id", "billing_block_type"],
      expect.any(Array),
    ]);
    expect(client.running.sandbox.store.dump()).toEqual(before);
  });
  test.each([
    ["text with commas", (owners: string[]) => owners.join(", ")],
    ["a list", (owners: string[]) => owners],
    ["numbers", (owners: string[]) => owners.map(Number)],
  ])("owners come as %s, and the customer as text or number", async (_, written) => {
    const owners = free("Aurora");
    const answer = await assign(standalone("3947", written(owners)));
    expect(answer).toMatchObject({ status: 200 });
    expect(elementsOf(answer)).toMatchObject(
      owners.map((owner_id) => ({
        owner_id,
        target_client_api_id: 3947,
        payer_account_owner_id: owner_id,
        errors: {},
      })),
    );
  });
  test("a family brings everything that is linked to its owner, and is named by no linked account", async () => {
    const payer = "900000000000";
    const family = [payer, "900000000001", "900000000002"].map((ownerId, at) => {
      const known = rows().all("accounts").at(0);
      const accountType = at === 0 ? "Consolidated" : "Linked";
      return { ...known, id: 900 + at, name: `Family ${at}`, ownerId, awsPayer: payer, accountType };
    });
    await client.control("/rows", { put: { accounts: family } });
    const whole = (owner_id: string) => ({ ...standalone(3947, owner_id), billing_block_type: "Family" });
    expect(await assign(whole("900000000001"))).toMatchObject({ status: 422 });
    expect(elementsOf(await assign(whole(payer)))).toMatchObject(
      family.map(({ ownerId }) => ({
        owner_id: ownerId,
        payer_account_owner_id: payer,
        billing_family_owner_id: payer,
        billing_block_type: "Family",
      })),
    );
  });
  test("accounts of two AWS payers do not share a consolidated block", async () => {
    const [one = "", two = ""] = [free("Aurora")[0], free("Wharf")[0]];
    const item = { ...standalone(3947, [one, two]), billing_block_type: "Consolidated", payer_account_owner_id: one };
    expect(await assign(item)).toMatchObject({ status: 422 });
  });
});

describe("who is locked out", () => {
  test("a first block closes version 1 to the customer, the end of the last one opens it again", async () => {
    const [owner = "", next = ""] = free("Aurora");
    const [held] = rows().where("assignments", "customerId", 3947);
    const write = () => send("POST", V1, { customer_id: 3947, owner_id: next });
    const [made] = elementsOf(await assign(standalone(3947, owner)));
    expect(await write()).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
    expect(await send("PUT", `${V1}/${held?.id}`, { customer_id: 3951 })).toMatchObject({ status: 422 });
    expect(await send("DELETE", `${V1}/${held?.id}`)).toMatchObject({ status: 422 });
    expect(await send("GET", `${V1}/${held?.id}`)).toMatchObject({ status: 404 });
    expect(await send("DELETE", `${V2}/${made?.id}`)).toMatchObject({ status: 200, json: {} });
    expect(await send("GET", `${V1}/${held?.id}`)).toMatchObject({ status: 200 });
    expect(await write()).toMatchObject({ status: 200 });
  });
  test("what version 1 has assigned version 2 cannot take, and the other way round", async () => {
    const [held] = rows().where("assignments", "customerId", 3948);
    expect(await assign(standalone(3947, held?.ownerId))).toMatchObject({ status: 422 });
    const [block] = rows().where("blocks", "customerId", DUNE);
    expect(await send("POST", V1, { customer_id: 3947, owner_id: block?.ownerId })).toMatchObject({ status: 422 });
  });
});

describe("moving a block's payer", () => {
  const move = (body: unknown, customer: number = DUNE) => send("PUT", `${V2}/${customer}`, body);
  test("the whole block gets the new payer, and its other blocks stay", async () => {
    const [first, second, , last] = await blocksOf(DUNE);
    const payer = second?.owner_id;
    expect(first?.payer_account_owner_id).not.toBe(payer);
    const answer = await move({ billing_block_name: "Dune together", payer_account_owner_id: Number(payer) });
    expect(answer.status).toBe(200);
    expect(elementsOf(answer).map((element) => element.payer_account_owner_id)).toEqual([payer, payer, payer]);
    expect(await blocksOf(DUNE)).toEqual([...elementsOf(answer), last]);
  });
  test.each([
    ["no name", (owner: string) => ({ payer_account_owner_id: owner })],
    ["no payer", () => ({ billing_block_name: "Dune together" })],
    ["an unknown block", (owner: string) => ({ billing_block_name: "Nowhere", payer_account_owner_id: owner })],
    [
      "a block that is not consolidated",
      (_: string, alone: string) => ({ billing_block_name: "Dune alone", payer_account_owner_id: alone }),
    ],
    [
      "a payer outside the block",
      () => ({ billing_block_name: "Dune together", payer_account_owner_id: "123456789012" }),
    ],
  ])("%s is 422", async (_, body) => {
    const held = await blocksOf(DUNE);
    expect(await move(body(held[0]?.owner_id ?? "", held[3]?.owner_id ?? ""))).toMatchObject({
      status: 422,
      json: { errors: [expect.any(String)] },
    });
  });
  test("the path takes a customer: an assignment's id is 404", async () => {
    const [first] = await blocksOf(DUNE);
    const asOlder = { owner_id: first?.owner_id, customer_id: DUNE, payer_account_owner_id: first?.owner_id };
    expect(await move(asOlder, first?.id)).toMatchObject({ status: 404 });
    expect(await move(asOlder, 3947)).toMatchObject({ status: 404 });
  });
});

describe("deleting", () => {
  test("an account that leaves its block is billed no longer than this month, and its name is free with the last", async () => {
    const [owner = ""] = free("Aurora");
    const item = { ...standalone(3947, owner), billing_block_name: "Brief" };
    const [made] = elementsOf(await assign(item));
    expect(await assign({ ...item, owner_id: free("Wharf")[0] })).toMatchObject({ status: 422 });
    const month = rows().where("tenancies", "ownerId", owner)[0]?.fromMonth;
    expect(await send("DELETE", `${V2}/${made?.id}`)).toMatchObject({ status: 200 });
    expect(rows().where("tenancies", "ownerId", owner)).toMatchObject([{ fromMonth: month, untilMonth: month }]);
    expect(await assign({ ...item, owner_id: free("Wharf")[0] })).toMatchObject({ status: 200 });
  });
  test("what is not there is 400", async () => {
    for (const id of ["1", "abc"]) {
      expect(await send("DELETE", `${V2}/${id}`)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
    }
  });
  test("a designated payer may go before its block does, unless the switch says what the guide said until 2021", async () => {
    const [payer] = await blocksOf(DUNE);
    await client.control("/switches", { blockPayerIsFixed: true });
    expect(await send("DELETE", `${V2}/${payer?.id}`)).toMatchObject({ status: 400 });
    await client.control("/switches", { blockPayerIsFixed: false });
    expect(await send("DELETE", `${V2}/${payer?.id}`)).toMatchObject({ status: 200 });
  });
});
