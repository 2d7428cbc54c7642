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

const post = (body: unknown, query = "") => client.cloudHealth(`/v1/custom_tags${query}`, { method: "POST", body });
const accountId = () => client.running.sandbox.store.all("accounts")[0]?.id ?? 0;
const tag = (...tags: object[]) => post({ tag_groups: [{ asset_type: "AwsAccount", ids: [accountId()], tags }] });
const tagsOf = async () => {
  const { json } = await client.cloudHealth(`/v1/aws_accounts/${accountId()}`);
  return (json as { tags: object[] }).tags;
};

describe("tags of an asset", () => {
  test("are added, changed in place and removed by null, on the account and on the asset", async () => {
    await tag({ key: "owner", value: "Fred" }, { key: "floor", value: 3 });
    await tag({ key: "owner", value: "Mary" });
    expect(await tagsOf()).toEqual([
      { key: "Environment", value: "other" },
      { key: "owner", value: "Mary" },
      { key: "floor", value: "3" },
    ]);
    const query = encodeURIComponent(`id='${accountId()}'`);
    const asset = await client.cloudHealth(`/api/search?name=AwsAccount&api_version=2&include=tags&query=${query}`);
    expect(asset.json).toMatchObject([{ tags: await tagsOf() }]);
    expect((await tag({ key: "owner", value: null })).json).toMatchObject({
      updates: [{ asset_id: accountId(), tag_key: "owner", tag_value: null }],
      errors: [],
    });
    expect(JSON.stringify(await tagsOf())).not.toContain("owner");
  });
  test.each([
    ["a key of 128 characters", { key: "k".repeat(128), value: "v" }],
    ["an empty key", { key: "", value: "v" }],
    ["a key that is an object", { key: { toString: 1 }, value: "v" }],
    ["a value of 256 characters", { key: "k", value: "v".repeat(256) }],
    ["a value that is no scalar", { key: "k", value: ["v"] }],
    ["no value", { key: "k" }],
  ])("%s is an error beside the tag that is good", async (_, bad) => {
    expect(await tag(bad, { key: "k".repeat(127), value: "v".repeat(255) })).toMatchObject({
      status: 200,
      json: {
        updates: [{ tag_key: "k".repeat(127) }],
        errors: [{ message: expect.any(String), asset_type: "AwsAccount", asset_id: accountId() }],
      },
    });
    expect(await tagsOf()).toHaveLength(2);
  });
  test("an instance takes no more than 100 tags", async () => {
    await tag(...Array.from({ length: 99 }, (_, at) => ({ key: `k${at}`, value: at })));
    const answer = await tag({ key: "one more", value: 1 }, { key: "k0", value: "changed" });
    expect(answer.json).toMatchObject({ updates: [{ tag_key: "k0" }], errors: [{ tag_key: "one more" }] });
  });
});

describe("a request", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => at);
  test.each([
    [
      "101 instances",
      { tag_groups: [60, 41].map((count) => ({ asset_type: "AwsAccount", ids: ids(count), tags: [] })) },
    ],
    [
      "101 tags",
      { tag_groups: [{ asset_type: "AwsAccount", ids: [1], tags: ids(101).map((key) => ({ key: `${key}` })) }] },
    ],
    ["no groups", {}],
    ["a group without ids", { tag_groups: [{ asset_type: "AwsAccount", tags: [] }] }],
  ])("of %s is refused as a whole", async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
  });
  test("of a customer reaches its own accounts only", async () => {
    const body = { tag_groups: [{ asset_type: "AwsAccount", ids: [accountId()], tags: [{ key: "a", value: "b" }] }] };
    expect((await post(body, "?client_api_id=3947")).json).toMatchObject({
      updates: [],
      errors: [{ message: "Asset does not exist or user does not have access", asset_id: accountId() }],
    });
  });
});
