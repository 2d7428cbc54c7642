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

const ACCOUNTS = "/v1/aws_accounts";
const OF_ACME = `${ACCOUNTS}?client_api_id=3947`;
const send = (method: string, path: string, body?: unknown) =>
  client.cloudHealth(path, { method, ...(body === undefined ? {} : { body }) });
const rows = () => client.running.sandbox.store;
const create = async (body: object, path = ACCOUNTS) => {
  const answer = await send("POST", path, { name: "New account", ...body });
  return { ...answer, account: answer.json as { id: number; name: string } };
};
const totalOf = async (path: string) => Number((await client.cloudHealth(path)).headers.get("X-Total"));

describe("making", () => {
  test("the address of what was made leads to it", async () => {
    const made = await create({});
    expect(made).toMatchObject({
      status: 201,
      json: { account_type: "Unknown", status: { level: "unknown" }, tags: [] },
    });
    expect(made.account).not.toHaveProperty("owner_id");
    const path = (made.headers.get("Location") ?? "").replace(client.running.addresses.cloudhealth, "");
    expect((await client.cloudHealth(path)).json).toEqual(made.json);
  });
  test.each([
    ["no name", { name: null }, "Name can't be blank"],
    ["a blank name", { name: "  " }, "Name can't be blank"],
    ["a name that is taken", { name: "Wharf Lab" }, "Name has already been taken"],
    ["a name that is no text", { name: {} }, "Name must be text"],
    ["an unknown protocol", { authentication: { protocol: "magic" } }, expect.stringContaining("protocol")],
    ["a section that is no object", { billing: 7 }, expect.stringContaining("billing")],
    ["an unknown region", { region: "moon" }, expect.stringContaining("Region")],
    ["an unknown organization", { org_id: 987_654 }, expect.stringContaining("Org")],
    ["a tag without a value", { tags: [{ key: "a" }] }, expect.stringContaining("Tags")],
  ])("%s is refused with a sentence", async (_, change, sentence) => {
    expect(await create(change)).toMatchObject({ status: 422, json: { errors: [sentence] } });
  });
  test("a secret is neither answered nor kept", async () => {
    const authentication = { protocol: "access_key", access_key: "AKIAEXAMPLE", secret_key: "do-not-tell" };
    const made = await create({ authentication });
    expect(made.json).toMatchObject({ authentication: { protocol: "access_key", access_key: "AKIAEXAMPLE" } });
    expect(made.text + JSON.stringify(rows().dump())).not.toContain("do-not-tell");
  });
});

describe("changing", () => {
  test("what is not said stays, and a list of tags takes the place of the one before", async () => {
    const { account } = await create({
      billing: { bucket: "one" },
      cost_and_usage_report: { bucket: "two", path: "three" },
      tags: [{ key: "a", value: "b" }],
    });
    const path = `${ACCOUNTS}/${account.id}`;
    const tags = [{ key: "c", value: "d" }];
    const changed = await send("PUT", path, {
      cost_and_usage_report: { path: "four" },
      tags,
      hide_public_fields: true,
    });
    expect(changed).toMatchObject({
      status: 200,
      json: {
        name: "New account",
        billing: { bucket: "one", is_consolidated: false },
        cost_and_usage_report: { bucket: "two", path: "four" },
        hide_public_fields: true,
        tags,
      },
    });
    expect(await send("PUT", path, { tags: [] })).toMatchObject({ json: { tags: [] } });
  });
  test("another protocol leaves nothing of the one before", async () => {
    const { account } = await create({ authentication: { protocol: "access_key", access_key: "AKIAEXAMPLE" } });
    const role = { protocol: "assume_role", assume_role_arn: "arn:aws:iam::1:role/x", assume_role_external_id: "y" };
    const changed = await send("PUT", `${ACCOUNTS}/${account.id}`, { authentication: role });
    expect((changed.json as { authentication: object }).authentication).toEqual(role);
  });
  test("a whole object written back changes nothing but the date", async () => {
    const [known] = rows().all("accounts");
    const before = (await client.cloudHealth(`${ACCOUNTS}/${known?.id}`)).json as object;
    const after = await send("PUT", `${ACCOUNTS}/${known?.id}`, before);
    expect(after).toMatchObject({ status: 200, json: { ...before, updated_at: expect.any(String) } });
  });
});

describe("tenants", () => {
  test("what a customer's client makes is in that customer's tenant alone", async () => {
    const [partner, acme] = [await totalOf(ACCOUNTS), await totalOf(OF_ACME)];
    const { account } = await create({}, OF_ACME);
    expect(await totalOf(ACCOUNTS)).toBe(partner);
    expect(await totalOf(OF_ACME)).toBe(acme + 1);
    expect(await client.cloudHealth(`${ACCOUNTS}/${account.id}?client_api_id=3947`)).toMatchObject({ status: 200 });
    for (const path of [`${ACCOUNTS}/${account.id}`, `${ACCOUNTS}/${account.id}?client_api_id=3948`]) {
      expect(await client.cloudHealth(path)).toMatchObject({ status: 404 });
      expect(await send("PUT", path, { name: "Mine" })).toMatchObject({ status: 404 });
    }
    expect(await create({})).toMatchObject({ status: 201 });
    expect(await create({}, OF_ACME)).toMatchObject({ status: 422 });
  });
  test("an organization narrows the list, and takes in what is made in it", async () => {
    const [first, second] = rows().all("accounts");
    const others = {
      azure_subscriptions: [],
      gcp_compute_projects: [],
      data_center_accounts: [],
      vmware_csp_organizations: [],
    };
    const rest = {
      parentId: null,
      description: "",
      idpName: "",
      isFlex: false,
      isDefault: false,
      assignedUsers: 0,
      others,
    };
    const organization = { id: 77, customerId: null, name: "North", accountIds: [first?.id, second?.id], ...rest };
    await client.control("/rows", { put: { organizations: [organization] } });
    const { account } = await create({ org_id: 77 });
    const listed = (await client.cloudHealth(`${ACCOUNTS}?org_id=77`)).json as { aws_accounts: { id: number }[] };
    expect(listed.aws_accounts.map(({ id }) => id)).toEqual([first?.id, second?.id, account.id]);
    expect(await client.cloudHealth(`${OF_ACME}&org_id=77`)).toMatchObject({ status: 404 });
  });
});

describe("deleting", () => {
  test("an assigned account has to be released first", async () => {
    const [held] = rows().where("assignments", "customerId", 3947);
    const [account] = rows().where("accounts", "ownerId", held?.ownerId ?? "");
    const path = `${ACCOUNTS}/${account?.id}`;
    expect(await send("DELETE", path)).toMatchObject({ status: 422 });
    await send("DELETE", `/v1/aws_account_assignments/${held?.id}`);
    expect(await send("DELETE", `${path}?client_api_id=3947`)).toMatchObject({ status: 204, text: "" });
    expect(await client.cloudHealth(`${path}?client_api_id=3947`)).toMatchObject({ status: 404 });
    expect(await client.cloudHealth(path)).toMatchObject({ status: 200 });
    expect(await send("DELETE", path)).toMatchObject({ status: 204 });
    expect(await send("DELETE", path)).toMatchObject({ status: 404 });
  });
});

test("an external id is the tenant's, asked for by an account's id or by the letters :id", async () => {
  const [held] = rows().where("tenancies", "customerId", 3947);
  const [account] = rows().where("accounts", "ownerId", held?.ownerId ?? "");
  const of = async (path: string) => (await client.cloudHealth(`${ACCOUNTS}/${path}`)).json;
  const expected = { generated_external_id: rows().get("customers", 3947)?.externalId };
  expect(await of(`${account?.id}/generate_external_id?client_api_id=3947`)).toEqual(expected);
  expect(await of(":id/generate_external_id?client_api_id=3947")).toEqual(expected);
  expect(await of(":id/generate_external_id")).toEqual({
    generated_external_id: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
  expect(await client.cloudHealth(`${ACCOUNTS}/1/generate_external_id`)).toMatchObject({ status: 404 });
});
