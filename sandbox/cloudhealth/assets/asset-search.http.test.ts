import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

type Row = Record<string, unknown> & { id: number };

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());

const ask = (query: string) => client.cloudHealth(`/api/search.json?${query}`);
async function search(query: string): Promise<Row[]> {
  const answer = await ask(query);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as Row[];
}

describe("the catalogue of assets", () => {
  test("every type that is listed describes itself and can be searched", async () => {
    const names = (await client.cloudHealth("/api.json")).json as string[];
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (const name of names) {
      const described = await client.cloudHealth(`/api/${name}.json`);
      expect(described.json).toMatchObject({ name, attributes: expect.any(Array), relations: expect.any(Array) });
      expect(Array.isArray(await search(`api_version=2&page=1&per_page=3&name=${name}`)), name).toBe(true);
    }
    expect((await client.cloudHealth("/api/AwsNothing")).status).toBe(404);
  });

  test("a search answers with the attributes its type describes, all of them", async () => {
    for (const name of ["AwsAccount", "AwsInstance", "AwsVolume", "AwsInstanceType", "AwsInstanceReservation"]) {
      const described = (await client.cloudHealth(`/api/${name}`)).json as { attributes: { name: string }[] };
      const [first] = await search(`api_version=2&name=${name}`);
      expect(Object.keys(first ?? {}), name).toEqual(described.attributes.map((attribute) => attribute.name));
    }
  });
});

describe("a search", () => {
  test("of version 1 shows active assets only and does not page, of version 2 the others too", async () => {
    const active = await search("name=AwsInstance&page=1&per_page=2&fields=state");
    const all = await search("name=AwsInstance&api_version=2");
    expect(active.every((row) => row.is_active === true && "instance_id" in row)).toBe(true);
    expect(active.length).toBeGreaterThan(2);
    expect(all.filter((row) => row.is_active === false).length).toBe(all.length - active.length);
    expect(all.length).toBeGreaterThan(active.length);
  });

  test("pages make up the whole, end with an empty one and cap at 1000", async () => {
    const all = await search("name=AwsVolume&api_version=2&per_page=3");
    const pages: Row[] = [];
    for (let page = 1; ; page += 1) {
      const rows = await search(`name=AwsVolume&api_version=2&page=${page}`);
      pages.push(...rows);
      if (rows.length === 0) break;
      expect(rows.length).toBeLessThanOrEqual(100);
    }
    expect(pages).toEqual(all);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect((await search("name=AwsVolume&api_version=2&page=1&per_page=1000000")).length).toBe(
      Math.min(1000, all.length),
    );
  });

  test("asks for conditions, for fields with the id added, and nests a relation's", async () => {
    const rows = await search(
      "name=AwsVolume&api_version=2&query=in_use%3D1+and+volume_type%3C%3E'io2'&fields=in_use,account.name, instance.state",
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(Object.keys(row).toSorted()).toEqual(["account", "id", "in_use", "instance"]);
      expect(row).toMatchObject({
        in_use: true,
        account: { id: expect.any(Number), name: expect.any(String) },
        instance: { id: expect.any(Number), state: expect.any(String) },
      });
    }
  });

  test("of snapshots tells size, moment and account, and each has its volume's size", async () => {
    const fields = "api_version=2&client_api_id=3947&query=is_active=1&fields=name,size,create_date,account.name";
    for (const snapshot of await search(`name=AwsSnapshot&${fields}`)) {
      expect(snapshot).toMatchObject({ size: expect.any(Number), account: { name: expect.stringMatching(/^Acme /) } });
      expect(snapshot.create_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
    const all = await search("api_version=2&name=AwsSnapshot&include=volume&client_api_id=3947");
    expect(new Set(all.map(({ is_active }) => is_active))).toEqual(new Set([true, false]));
    for (const { size, volume } of all) expect(size).toBe((volume as Row).size);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test.each([
    ["AwsInstance", "launched_at"],
    ["AwsVolume", "created_at"],
    ["AwsSnapshot", "create_date"],
  ])("finds no %s from after now", async (type, moment) => {
    const now = new Date().toISOString();
    const young = (await search(`api_version=2&name=${type}&fields=${moment}`)).map((row) => String(row[moment]));
    expect(young.length).toBeGreaterThan(0);
    expect(young.filter((made) => made > now)).toEqual([]);
  });

  test("includes one relation in full", async () => {
    const [instance] = await search("name=AwsInstance&api_version=2&page=1&per_page=1&include=instance_type");
    expect(instance).toMatchObject({
      instance_type: { name: expect.any(String), price_per_hour: expect.stringMatching(/^\$\d+\.\d{4}$/) },
    });
    const [account] = await search("name=AwsAccount&api_version=2&page=1&per_page=1&include=tags");
    expect(account).toMatchObject({ tags: [{ key: "Environment", value: expect.any(String) }] });
  });

  test("of a customer shows what is in its accounts, and the accounts' instances add up to the partner's", async () => {
    const accounts = (await search("name=AwsAccount&api_version=2&client_api_id=3948")).map(({ id }) => id);
    expect(accounts).toHaveLength(5);
    const query = "name=AwsInstance&api_version=2&fields=account.id";
    const own = (await search(`${query}&client_api_id=3948`)).map(({ id }) => id);
    const partners = await search(query);
    const held = partners.filter((row) => accounts.includes((row.account as Row).id)).map(({ id }) => id);
    expect(own).toEqual(held);
  });

  test.each([
    ["", 422],
    ["name=", 422],
    ["name=Nothing", 404],
    ["name=constructor", 404],
    ["name=AwsAccount&api_version=2&fields=name&include=tags", 422],
    ["name=AwsAccount&api_version=2&fields=colour", 422],
    ["name=AwsAccount&api_version=2&fields=tags", 422],
    ["name=AwsAccount&api_version=2&fields=tags.__proto__", 422],
    ["name=AwsAccount&api_version=2&include=account", 422],
    ["name=AwsAccount&api_version=2&page=0", 422],
    ["name=AwsAccount&api_version=2&page=1&per_page=x", 422],
    ["name=AwsAccount&query=colour%3D1", 422],
    ["name=AwsAccount&query=is_active", 422],
  ])("%s is refused with %i and a sentence", async (query, status) => {
    expect(await ask(query)).toMatchObject({ status, json: { error: expect.any(String) } });
  });
});
