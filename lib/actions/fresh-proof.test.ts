import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** RELIABILITY.md 0.3: what deletes, applies many changes at once, or changes keys, factors, sessions or roles. */
const WANTED = [
  "applyBulkEditAction",
  "applyCustomerImportAction",
  "applyPlanAction",
  "changePersonPlaceAction",
  "deleteCustomerAction",
  "endOtherSessionsAction",
  "endOwnSessionAction",
  "removeConnectionAction",
  "renewRecoveryCodesAction",
  "resetPersonFactorAction",
  "saveConnectionAction",
  "setFactorPolicyAction",
  "startFactorAction",
];

test("what cannot be taken back wants a fresh proof of who asks", () => {
  const folder = import.meta.dirname;
  const made = readdirSync(folder)
    .filter((file) => file.endsWith("-actions.ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(folder, file), "utf8").matchAll(/^export const (\w+) = \w+Action\(\{.*?\}\);$/gms),
    ]);
  expect(made.length).toBeGreaterThan(50);
  const proven = made.filter(([text]) => text.includes('proof: "recent"')).map(([, name]) => name);
  expect(WANTED.filter((name) => !proven.includes(name))).toEqual([]);
});
