import fc from "fast-check";
import { expect, test } from "vitest";
import { ACTION_VERBS } from "../action-verbs";
import { actionSchemas } from "./action-schemas";
import { turned } from "./hostile-values";
import { drawsOf, FILE } from "./input-draws";

const schemas = await actionSchemas();

test("every action has a schema to draw from", () => {
  expect([...schemas.keys()].sort()).toEqual(Object.keys(ACTION_VERBS).sort());
});

test.each([...schemas])("what is drawn for %s is taken now and then", (_, schema) => {
  const files: readonly unknown[] = [new Blob(["a"]), new Uint8Array(1)];
  const drawn = fc.sample(drawsOf(schema), { seed: 1, numRuns: 400 });
  const isTaken = drawn.some((value) => files.some((file) => schema.safeParse(withFile(value, file)).success));
  expect(isTaken).toBe(true);
});

function withFile(value: unknown, file: unknown): unknown {
  const entries = Object.entries(Object(value)).map(([name, of]) => [name, of === FILE ? file : of] as const);
  return entries.some(([, of]) => of === file) ? Object.fromEntries(entries) : value;
}

test("a turn changes one place and leaves the others", () => {
  const value = { a: 1, b: [2, { c: 3 }] };
  expect(turned(value, [{ at: 1, how: "replace", what: "x" }])).toEqual({ a: "x", b: [2, { c: 3 }] });
  expect(turned(value, [{ at: 5, how: "drop", what: null }])).toEqual({ a: 1, b: [2, {}] });
  expect(turned(value, [{ at: 4, how: "add", what: 9 }])).toEqual({ a: 1, b: [2, { c: 3, unknown: 9 }] });
});
