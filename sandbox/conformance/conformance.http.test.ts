import { afterAll, beforeAll, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { type Example, loadExamples } from "./example";
import type { Run } from "./recipe";
import { ALL_RECIPES, recipeOf } from "./recipes/all-recipes";
import { runExample } from "./run-example";
import { describeTally, emptyTally, exceptionsOf } from "./tally";

const examples = loadExamples();
const tally = emptyTally();

let shared: SandboxClient;
beforeAll(async () => {
  shared = await startForTest();
});
afterAll(() => shared.running.close());

async function clientFor(run: Run): Promise<SandboxClient> {
  return run.given?.options === undefined ? shared : startForTest(run.given.options);
}

async function execute(example: Example, run: Run): Promise<void> {
  const client = await clientFor(run);
  try {
    const { answer, compared, differences } = await runExample(example, run, client);
    tally.executed.push({ example, run, compared });
    expect(differences, `${answer.status} ${answer.text.slice(0, 1500)}`).toEqual([]);
  } finally {
    if (client !== shared) await client.running.close();
  }
}

for (const example of examples) {
  const recipe = recipeOf(example.id);
  if (recipe !== undefined && "leftOut" in recipe) {
    tally.leftOut.push({ example, reason: recipe.leftOut });
    continue;
  }
  test(`${example.id}: what the source prints is what the sandbox answers`, async () => {
    if (recipe === undefined) throw new Error(`${example.id} has no recipe`);
    await execute(example, recipe);
  });
}

test("every example is executed or left out with a reason, and no recipe is for an example that is not there", () => {
  process.stdout.write(`${describeTally(tally, examples)}\n`);
  const seen = [...tally.executed, ...tally.leftOut].map(({ example }) => example.id);
  expect(examples.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([]);
  const reasons = tally.executed.flatMap(({ example, run }) => exceptionsOf(example, run));
  expect(reasons.filter((sentence) => !/: .{15,}$/.test(sentence))).toEqual([]);
  expect(tally.leftOut.filter(({ reason }) => reason.trim().length < 20).map(({ example }) => example.id)).toEqual([]);
  const known = new Set(examples.map(({ id }) => id));
  const named = ALL_RECIPES.flatMap((recipes) => Object.keys(recipes));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(named.filter((id, at) => named.indexOf(id) !== at)).toEqual([]);
});
