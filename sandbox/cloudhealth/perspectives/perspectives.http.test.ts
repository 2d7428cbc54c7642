import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
});
afterAll(() => client.running.close());

const PATH = "/v1/perspective_schemas";
const SCHEMA = {
  name: "Environment",
  include_in_reports: "true",
  rules: [{ type: "categorize" }],
  merges: [],
  constants: [],
};
const call = (method: string, path: string, body?: unknown) =>
  client.cloudHealth(`${PATH}${path}`, body === undefined ? { method } : { method, body });
const create = async (schema: object = SCHEMA) => {
  const made = await call("POST", "", { schema });
  return /^Perspective (\d+) created$/.exec((made.json as { message?: string }).message ?? "")?.[1] ?? "";
};

test("a new perspective's id stands in the message, and it is read as it was written", async () => {
  const id = await create();
  expect((await call("GET", `/${id}`)).json).toEqual({ schema: SCHEMA });
  expect((await call("GET", "/")).json).toEqual({ [id]: { name: "Environment", active: true } });
});

test("a change made from an older version is 400, from the current one it counts up", async () => {
  const id = await create();
  const change = (version: number) =>
    call("PUT", `/${id}?check_version=${version}`, { schema: { ...SCHEMA, name: `Version ${version}` } });
  expect((await change(1)).status).toBe(200);
  expect(await change(1)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
  expect((await call("GET", `/${id}?include_version=true`)).json).toEqual({
    schema: {
      ...SCHEMA,
      name: "Version 1",
      constants: [{ type: "Version", list: [{ ref_id: Number(id), val: 2 }] }],
    },
  });
});

test("a soft delete leaves it inactive, a hard one forgets it", async () => {
  const id = await create();
  expect((await call("DELETE", `/${id}`)).status).toBe(200);
  expect((await call("GET", "")).json).toEqual({ [id]: { name: "Environment", active: false } });
  expect((await call("GET", "?active_only=true")).json).toEqual({});
  expect((await call("DELETE", `/${id}?force=true&hard_delete=true`)).status).toBe(200);
  expect((await call("GET", "")).json).toEqual({});
  expect((await call("DELETE", `/${id}`)).status).toBe(404);
});

test("a name is free only when no perspective has it, an archived one included", async () => {
  const id = await create();
  await call("DELETE", `/${id}`);
  expect(await call("POST", "", { schema: SCHEMA })).toMatchObject({
    status: 422,
    json: { errors: ["Name has already been taken"] },
  });
});

test("a customer's perspectives are its own", async () => {
  await call("POST", "?client_api_id=3947", { schema: SCHEMA });
  expect((await call("GET", "")).json).toEqual({});
  expect((await call("GET", "?client_api_id=3947")).text).toContain("Environment");
});

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
test.each([
  ["no schema", "{}"],
  ["no name", '{"schema":{"rules":[]}}'],
  ["rules that are no list", '{"schema":{"name":"x","rules":{}}}'],
  ["a schema nested without end", `{"schema":{"name":"x","rules":${nested(50_000)}}}`],
])("%s is refused with sentences", async (_, body) => {
  expect(await call("POST", "", body)).toMatchObject({ status: 422, json: { errors: [expect.any(String)] } });
});
