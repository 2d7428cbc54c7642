import { expect, test } from "vitest";
import { MESSAGES } from "@/components/words/messages";
import { ISSUE_CODES, issueKey } from "./issue-key";

test("every code with a sentence of its own has one, and no sentence is left without a code", () => {
  expect(Object.keys(MESSAGES.en.refusals.issues).sort()).toEqual([...ISSUE_CODES].sort());
});

test.each([
  ["name-required", "name-required"],
  ["name-too-long", "too-long"],
  ["street2-characters", "characters"],
  ["billing-contact-too-long", "too-long"],
  ["never-heard-of", "invalid"],
  ["", "invalid"],
])("the code %j is told as %s", (code, key) => {
  expect(issueKey(code)).toBe(key);
});
