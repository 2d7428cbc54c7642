import { describe, expect, test } from "vitest";
import type { Assignment } from "../../rows";
import { type AssignmentDraft, type AssignmentFacts, assignmentErrors, leavingErrors } from "./assignment-rules";

const FAMILY = "900000000000";
const ACCOUNTS = new Map<string, string | null>([
  ["000000000001", FAMILY],
  ["000000000002", FAMILY],
  ["000000000003", FAMILY],
  ["000000000004", "910000000000"],
  ["000000000005", null],
  [FAMILY, FAMILY],
]);
const CUSTOMERS = new Map([
  [1, { id: 1, billingEnabled: true, hasBlocks: false }],
  [2, { id: 2, billingEnabled: false, hasBlocks: false }],
  [3, { id: 3, billingEnabled: true, hasBlocks: false }],
  [4, { id: 4, billingEnabled: true, hasBlocks: true }],
]);

const owner = (number: number) => String(number).padStart(12, "0");
const held = (id: number, customerId: number, payer: number): Assignment => ({
  id,
  ownerId: owner(id),
  customerId,
  payerOwnerId: owner(payer),
});

function facts(others: Assignment[], blockOwners: string[] = []): AssignmentFacts {
  return {
    account: (ownerId) => {
      const awsPayer = ACCOUNTS.get(ownerId);
      return awsPayer === undefined ? undefined : { ownerId, awsPayer };
    },
    customer: (id) => CUSTOMERS.get(id),
    isHeldElsewhere: (ownerId) => blockOwners.includes(ownerId),
    others,
  };
}

const draft = (ownerNumber: number, payer: number, customerId = 1): AssignmentDraft => ({
  ownerId: owner(ownerNumber),
  customerId,
  payerOwnerId: owner(payer),
});

describe("what an assignment is refused for", () => {
  const cases: [string, AssignmentDraft, AssignmentFacts, RegExp][] = [
    [
      "2: an owner that is no account of the partner",
      { ...draft(1, 1), ownerId: "123456789012", payerOwnerId: "123456789012" },
      facts([]),
      /not an AWS account/,
    ],
    ["3: an owner that has an assignment", draft(1, 1, 3), facts([held(1, 1, 1)]), /already has an assignment/],
    ["3: an owner that is in a billing block", draft(1, 1), facts([], [owner(1)]), /already has an assignment/],
    ["4: an account outside every family", draft(5, 5), facts([]), /consolidated billing family/],
    [
      "4: the payer of its own family",
      { ownerId: FAMILY, payerOwnerId: FAMILY, customerId: 1 },
      facts([]),
      /consolidated billing family/,
    ],
    ["5: a customer of somebody else", draft(1, 1, 99), facts([]), /not a customer of this partner/],
    ["6: a customer without partner billing", draft(1, 1, 2), facts([]), /does not have partner billing/],
    [
      "7: a linked account after two standalone ones",
      draft(3, 1),
      facts([held(1, 1, 1), held(2, 1, 2)]),
      /must all be standalone/,
    ],
    [
      "7: a second self-paying account after a linked one",
      draft(3, 3),
      facts([held(1, 1, 1), held(2, 1, 1)]),
      /must all be standalone/,
    ],
    ["8: a linked account without a prior one", draft(2, 1), facts([]), /no prior assignment/],
    ["8: a prior assignment of another customer", draft(2, 1, 3), facts([held(1, 1, 1)]), /no prior assignment/],
    [
      "8: a prior assignment that is itself linked",
      draft(3, 2),
      facts([held(1, 1, 1), held(2, 1, 1)]),
      /no prior assignment/,
    ],
    ["9: a payer in another family", draft(4, 1), facts([held(1, 1, 1)]), /not in the same consolidated/],
    ["a customer with billing blocks", draft(1, 1, 4), facts([]), /only be changed through version 2/],
  ];
  test.each(cases)("rule %s", (_, asked, known, sentence) => {
    expect(assignmentErrors(asked, known)).toContainEqual(expect.stringMatching(sentence));
  });
});

describe("what is allowed", () => {
  const cases: [string, AssignmentDraft, AssignmentFacts][] = [
    ["a first self-paying account", draft(1, 1), facts([])],
    ["a second standalone account", draft(2, 2), facts([held(1, 1, 1)])],
    ["a linked account beside its one payer", draft(2, 1), facts([held(1, 1, 1)])],
    ["a standalone account of another family", draft(4, 4), facts([held(1, 1, 1)])],
    ["pointing one of two standalone accounts at the other", draft(1, 2), facts([held(2, 1, 2)])],
  ];
  test.each(cases)("%s", (_, asked, known) => expect(assignmentErrors(asked, known)).toEqual([]));
});

test("a payer cannot leave while linked accounts refer to it", () => {
  expect(leavingErrors(held(1, 1, 1), [held(2, 1, 1)])).toHaveLength(1);
  expect(leavingErrors(held(2, 1, 1), [held(1, 1, 1)])).toEqual([]);
});
