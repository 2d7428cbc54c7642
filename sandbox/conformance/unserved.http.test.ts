import { afterAll, beforeAll, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { loadExamples } from "./example";
import { baseOf, prepareRequest } from "./prepare-request";
import { UNSERVED_RECIPES } from "./recipes/unserved-recipes";
import { sendRaw } from "./send-raw";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
  const known = client.running.sandbox.store.get("customers", 3947);
  const customers = [1234, 4760].map((id) => ({ ...known, id, name: `Customer ${id}` }));
  await client.control("/rows", { put: { customers } });
});
afterAll(() => client.running.close());

const unserved = loadExamples().filter(({ id }) => Object.hasOwn(UNSERVED_RECIPES, id));

test.each(unserved.map((example) => [example.id, example] as const))(
  "%s: what is not served answers 404 in the upstream's own shape",
  async (_id, example) => {
    const answer = await sendRaw(baseOf(example, client), await prepareRequest(example, {}, client));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([404, { error: expect.any(String) }]);
  },
);

test("each unserved example is one that the source prints", () => {
  expect(unserved.map(({ id }) => id).sort()).toEqual(Object.keys(UNSERVED_RECIPES).sort());
});
