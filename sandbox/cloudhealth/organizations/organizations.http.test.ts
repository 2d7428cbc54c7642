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

const PATH = "/v2/organizations";
const call = (method: string, path: string, body?: unknown) =>
  client.cloudHealth(`${PATH}${path}`, body === undefined ? { method } : { method, body });
const create = async (body: object, query = "") => {
  const made = await call("POST", query, body);
  return { ...made, id: (made.json as { id?: string }).id ?? "" };
};
const owners = () =>
  client.running.sandbox.store
    .all("accounts")
    .map((account) => account.ownerId)
    .filter((owner) => owner !== null);

describe("organizations", () => {
  test("the partner has a default organization with every account, which cannot be deleted", async () => {
    const list = await call("GET", "");
    expect(list.json).toMatchObject({
      organizations: [{ name: "Northpine Cloud", default_organization: true, num_aws_accounts: 160 }],
    });
    const [first] = (list.json as { organizations: { id: string }[] }).organizations;
    expect(await call("DELETE", `/${first?.id}`)).toMatchObject({
      status: 422,
      json: { errors: [expect.any(String)] },
    });
  });
  test("are made below another, read, changed in part and deleted", async () => {
    const parent = await create({ name: "North" });
    const made = await create({ name: "Harbour", description: "Quays", parent_organization_id: parent.id });
    expect(made).toMatchObject({ status: 201, json: { parent_organization_id: parent.id, num_aws_accounts: 0 } });
    const changed = await call("PUT", `/${made.id}`, { description: "Piers" });
    expect(changed).toMatchObject({ status: 200, json: { ...(made.json as object), description: "Piers" } });
    expect((await call("GET", `/${made.id}`)).json).toEqual(changed.json);
    expect((await call("DELETE", `/${parent.id}`)).status).toBe(422);
    expect(await call("DELETE", `/${made.id}`)).toMatchObject({ status: 204, text: "" });
    expect((await call("GET", `/${made.id}`)).status).toBe(404);
  });
  test("the list narrowed by org_id has that organization alone, and nothing for one that is not there", async () => {
    const made = await create({ name: "Harbour" });
    expect((await call("GET", `?org_id=${made.id}`)).json).toEqual({ organizations: [made.json] });
    expect((await call("GET", "?org_id=24")).json).toEqual({ organizations: [] });
  });
  test.each([
    ["no name", {}],
    ["a name that is taken", { name: "Northpine Cloud" }],
    ["an unknown parent", { name: "New", parent_organization_id: "24" }],
    ["a description that is no text", { name: "New", description: 1 }],
  ])("%s is refused", async (_, body) => {
    expect(await create(body)).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
  });
  test("no organization is below itself", async () => {
    const top = await create({ name: "Top" });
    const low = await create({ name: "Low", parent_organization_id: top.id });
    expect((await call("PUT", `/${top.id}`, { parent_organization_id: low.id })).status).toBe(422);
  });
  test("a customer's organizations are its own", async () => {
    const made = await create({ name: "Inside Acme" }, "?client_api_id=3947");
    expect((await call("GET", `/${made.id}?client_api_id=3947`)).status).toBe(200);
    expect((await call("GET", `/${made.id}`)).status).toBe(404);
    expect((await call("GET", "")).text).not.toContain("Inside Acme");
    const [foreign = ""] = owners();
    expect((await call("PUT", `/${made.id}/accounts?client_api_id=3947`, { aws_accounts: [foreign] })).status).toBe(
      422,
    );
  });
});

describe("an organization's accounts", () => {
  test("are added, replaced and removed; adding and replacing answer with a list", async () => {
    const [one = "", other = "", third = ""] = owners();
    const { id } = await create({ name: "Harbour" });
    const count = (answer: { json: unknown }) => JSON.stringify(answer.json).match(/"num_aws_accounts":(\d+)/)?.[1];
    const added = await call("PATCH", `/${id}/accounts`, { accounts: "add", aws_accounts: [one, other, one] });
    expect([added.status, Array.isArray(added.json), count(added)]).toEqual([200, true, "2"]);
    expect(count(await call("PATCH", `/${id}`, { accounts: "add", aws_accounts: [other, third] }))).toBe("3");
    const removed = await call("PATCH", `/${id}/accounts`, { accounts: "remove", aws_accounts: [one] });
    expect([removed.status, Array.isArray(removed.json), count(removed)]).toEqual([200, false, "2"]);
    const replaced = await call("PUT", `/${id}/accounts`, { aws_accounts: `${one}` });
    expect([Array.isArray(replaced.json), count(replaced)]).toEqual([true, "1"]);
    const available = await call("GET", `/${id}/available_accounts?type=aws_accounts`);
    const ids = (available.json as { aws_accounts: { owner_id: string }[] }).aws_accounts.map((free) => free.owner_id);
    expect([ids.includes(one), ids.includes(other)]).toEqual([false, true]);
  });
  test("the list is paged by the body, until there is no next page", async () => {
    const { id } = await create({ name: "Harbour" });
    await call("PUT", `/${id}/accounts`, { aws_accounts: owners().slice(0, 45) });
    const seen: number[] = [];
    for (let path: string | undefined = `${PATH}/${id}/aws_accounts?per_page=20`; path !== undefined; ) {
      const page: unknown = (await client.cloudHealth(path)).json;
      const { accounts, _links } = page as { accounts: unknown[]; _links: { next?: { href: string } } };
      seen.push(accounts.length);
      path = _links.next?.href;
    }
    expect(seen).toEqual([20, 20, 5]);
  });
  test("the list can be filtered by a word and sorted both ways", async () => {
    const { id } = await create({ name: "Harbour" });
    await call("PUT", `/${id}/accounts`, { aws_accounts: owners() });
    const names = async (query: string) => {
      const { json } = await call("GET", `/${id}/aws_accounts?per_page=100&query=acme&${query}`);
      return (json as { accounts: { name: string }[] }).accounts.map(({ name }) => name);
    };
    const upwards = await names("sort=name");
    expect(upwards).toHaveLength(5);
    expect(upwards).toEqual(upwards.toSorted());
    expect(await names("sort=name&is_down=true")).toEqual(upwards.toReversed());
  });
  test.each([
    ["an unknown account", "PUT", { aws_accounts: ["999999999999"] }],
    ["a list that is none", "PUT", { aws_accounts: { toString: 1 } }],
    ["neither add nor remove", "PATCH", { accounts: "drop", aws_accounts: [] }],
    ["removing what is not there", "PATCH", { accounts: "remove", aws_accounts: ["999999999999"] }],
  ])("%s is refused and changes nothing", async (_, method, body) => {
    const { id } = await create({ name: "Harbour" });
    const answer = await call(method, `/${id}/accounts`, body);
    expect(answer).toMatchObject({ status: 422, json: { errors: expect.any(Array) } });
    expect((await call("GET", `/${id}`)).json).toMatchObject({ num_aws_accounts: 0 });
  });
  test("500 accounts can be named in one call, 501 cannot", async () => {
    const [one = ""] = owners();
    const { id } = await create({ name: "Harbour" });
    const replace = (count: number) => call("PUT", `/${id}/accounts`, { aws_accounts: Array(count).fill(one) });
    expect([(await replace(500)).status, (await replace(501)).status]).toEqual([200, 422]);
  });
  test("an unknown kind of account is 404 in a list and 422 as a type", async () => {
    const { id } = await create({ name: "Harbour" });
    expect((await call("GET", `/${id}/oracle_accounts`)).status).toBe(404);
    expect((await call("GET", `/${id}/available_accounts`)).status).toBe(422);
  });
});

test("the 501st creation, assignment or replacement within ten minutes is 429, unless the limits are off", async () => {
  const limited = await startForTest({ rateLimit: 100_000 });
  const statusOf = async () => (await limited.cloudHealth(PATH, { method: "POST", body: {} })).status;
  const statuses: number[] = [];
  while (statuses.length < 1050 && !statuses.includes(429)) {
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, statusOf))));
  }
  const reading = await limited.cloudHealth(PATH);
  await limited.running.close();
  expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(500);
  expect(statuses).toContain(429);
  expect(reading.status).toBe(200);
});
