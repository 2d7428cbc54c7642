import { expect, test } from "vitest";
import type { Assignment, AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { explainAssignment, recogniseRule, type SentenceFacts } from "@/lib/domain/assignments/upstream-sentences";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const ONE = awsAccountId("000000000001");
const TWO = awsAccountId("000000000002");
const THREE = awsAccountId("000000000003");
const ACME = customerId("3947");
const BOREALIS = { customer: customerId("3948"), name: "Borealis" };
const own: AssignmentDraft = { owner: THREE, customer: ACME, payer: THREE };
const linked: AssignmentDraft = { ...own, payer: ONE };
const held = (owner: typeof ONE, payer = owner): Assignment => ({
  id: "1",
  owner,
  customer: ACME,
  payer,
  managedBy: "v1",
});
const facts = (more: Partial<SentenceFacts> = {}): SentenceFacts => ({
  customerName: "Acme",
  family: [],
  holder: null,
  payerHolder: null,
  ...more,
});
const PATTERN = "Assignments must be all standalone, or linked to one consolidated account";
const PAYER = "Payer has no prior assignment";

test.each([
  ["Account not found", own, facts(), { code: "account-unknown", account: THREE }],
  [
    "Owner is already assigned",
    own,
    facts({ holder: BOREALIS }),
    { code: "account-held", account: THREE, holder: "3948", holderName: "Borealis" },
  ],
  ["Account is in no billing family", own, facts(), { code: "account-outside-family", account: THREE }],
  ["Customer not found", own, facts(), { code: "customer-unknown", customer: ACME }],
  ["Partner billing is off", own, facts(), { code: "billing-not-enabled", customer: ACME, name: "Acme" }],
  ["Customer has billing blocks", own, facts(), { code: "managed-elsewhere", customer: ACME, name: "Acme" }],
  [PATTERN, own, facts({ family: [held(ONE), held(TWO, ONE)] }), { code: "pattern-is-consolidated", payer: ONE }],
  [PATTERN, linked, facts({ family: [held(ONE), held(TWO)] }), { code: "pattern-is-standalone", selfPaying: 2 }],
  [PATTERN, linked, facts(), { code: "payer-missing", payer: ONE }],
  [PAYER, linked, facts(), { code: "payer-missing", payer: ONE }],
  [PAYER, linked, facts({ family: [held(ONE, TWO)] }), { code: "payer-is-linked", payer: ONE, itsPayer: TWO }],
  [
    PAYER,
    linked,
    facts({ payerHolder: BOREALIS }),
    { code: "payer-held-elsewhere", payer: ONE, holder: "3948", holderName: "Borealis" },
  ],
  ["No such payer", linked, facts(), { code: "account-unknown", account: ONE }],
  ["They are in different billing families", linked, facts(), { code: "families-differ", account: THREE, payer: ONE }],
])("“%s” is told with its facts", (line, draft, known, refusal) => {
  expect(recogniseRule(line, draft, known)).toEqual(refusal);
});

test.each([
  ["nobody is known to hold the account", "Owner is already assigned", own],
  ["the pattern that is broken is not known", PATTERN, own],
  ["an account that pays for itself has no other family", "They are in different billing families", own],
])("CloudHealth's own words stay when %s", (_why, line, draft) => {
  expect(explainAssignment([line], draft, facts())).toEqual([{ code: "upstream-said", lines: [line] }]);
});

test("what is not recognised stands beside what is, and a rule said twice is said once", () => {
  const lines = ["Partner billing is off", "Partner billing is not enabled", "The moon is full"];
  expect(explainAssignment(lines, own, facts())).toEqual([
    { code: "billing-not-enabled", customer: ACME, name: "Acme" },
    { code: "upstream-said", lines: ["The moon is full"] },
  ]);
});

test("a refusal without a word is one without a reason", () => {
  expect(explainAssignment([], own, facts())).toEqual([{ code: "upstream-said", lines: [] }]);
});
