import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditVerb } from "@/components/activity/audit-verb";
import { ACTION_VERBS } from "./action-verbs";

const folder = new URL("../../lib/actions/", import.meta.url);
const actions = readdirSync(folder).flatMap((file) =>
  [...readFileSync(new URL(file, folder), "utf8").matchAll(/^export const (\w+Action) = /gm)].map(
    ([, name = ""]) => name,
  ),
);

test("every action says what it leaves in the audit, and no other does", () => {
  expect(actions.length).toBeGreaterThan(40);
  expect(Object.keys(ACTION_VERBS).sort()).toEqual(actions.sort());
});

test.each(Object.entries(ACTION_VERBS))("what %s leaves has words in the trail", (_, verbs) => {
  expect(verbs.filter((verb) => auditVerb(verb) === null)).toEqual([]);
});
