import { expect, test } from "vitest";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import { familyPattern, payerChoices } from "@/lib/domain/assignments/family-pattern";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const ONE = awsAccountId("000000000001");
const TWO = awsAccountId("000000000002");
const THREE = awsAccountId("000000000003");
const NINE = awsAccountId("000000000009");
const ACME = customerId("3947");

const held = (owner: typeof ONE, payer = owner): Assignment => ({
  id: owner.slice(-3),
  owner,
  customer: ACME,
  payer,
  managedBy: "v1",
});

const account = (owner: typeof ONE, family = "Northpine Main"): AwsAccount => ({
  id: owner.slice(-3),
  owner,
  name: `Account ${owner}`,
  amazonName: null,
  type: "linked",
  family,
  isActive: true,
});

test.each([
  ["no account at all is empty", [], { kind: "empty" }],
  ["one account that pays for itself fits both patterns", [held(ONE)], { kind: "single", payer: ONE }],
  ["two that pay for themselves are standalone", [held(ONE), held(TWO)], { kind: "standalone", count: 2 }],
  [
    "one payer and the rest linked to it are consolidated",
    [held(TWO, ONE), held(ONE), held(THREE, ONE)],
    { kind: "consolidated", payer: ONE, linked: 2 },
  ],
  [
    "two payers beside a linked one fit neither pattern",
    [held(ONE), held(TWO), held(THREE, ONE)],
    { kind: "mixed", selfPaying: 2, linked: 1 },
  ],
  ["a linked one without its payer fits neither", [held(TWO, ONE)], { kind: "mixed", selfPaying: 0, linked: 1 }],
  [
    "a linked one whose payer is another fits neither",
    [held(ONE), held(TWO, NINE)],
    { kind: "mixed", selfPaying: 1, linked: 1 },
  ],
])("%s", (_rule, family, expected) => {
  expect(familyPattern(family)).toEqual(expected);
});

const facts = (family: readonly Assignment[], familyAccounts: readonly AwsAccount[]) => ({
  customerId: ACME,
  account: account(THREE),
  customer: { name: "Acme", partnerBillingEnabled: true },
  family,
  holder: null,
  familyAccounts,
});

test("a customer without accounts can only be given one that pays for itself", () => {
  expect(payerChoices(THREE, facts([], []))).toEqual([{ kind: "own", payer: THREE, refusals: [] }]);
});

test("beside a single account both ways are open", () => {
  expect(payerChoices(THREE, facts([held(ONE)], [account(ONE)]))).toEqual([
    { kind: "own", payer: THREE, refusals: [] },
    { kind: "linked", payer: ONE, refusals: [] },
  ]);
});

test("a choice that is not open carries its reasons", () => {
  expect(payerChoices(THREE, facts([held(ONE), held(TWO, ONE)], [account(ONE, "Northpine Second")]))).toEqual([
    { kind: "own", payer: THREE, refusals: [{ code: "pattern-is-consolidated", payer: ONE }] },
    {
      kind: "linked",
      payer: ONE,
      refusals: [{ code: "families-differ", account: THREE, payer: ONE, family: "Northpine Main" }],
    },
  ]);
});

test("an account is never offered as linked to itself", () => {
  expect(payerChoices(ONE, { ...facts([held(ONE)], []), account: account(ONE) }).map(({ kind }) => kind)).toEqual([
    "own",
  ]);
});
