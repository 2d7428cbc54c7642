import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assignment, AssignmentFacts } from "@/lib/domain/assignments/assignment";
import { checkAssignment, linkedFamily } from "@/lib/domain/assignments/assignment-rules";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import {
  ACCOUNTS,
  ACME,
  account,
  BOREALIS,
  HEAD,
  NO_FAMILY,
  ONE,
  OTHER_FAMILY,
  THREE,
  TWO,
} from "@/scripts/testing/rule-accounts";

const UNKNOWN = awsAccountId("123456789012");

const held = (owner: typeof ONE, payer = owner, managedBy: Assignment["managedBy"] = "v1"): Assignment => ({
  id: owner.slice(-3),
  owner,
  customer: ACME,
  payer,
  managedBy,
});

const known = (owner: typeof ONE) => ACCOUNTS.find((one) => one.owner === owner) ?? null;

function check(owner: typeof ONE, payer: typeof ONE, more: Partial<AssignmentFacts> = {}) {
  return checkAssignment(
    { owner, customer: ACME, payer },
    {
      account: known(owner),
      payerAccount: known(payer),
      customer: { name: "Acme", partnerBillingEnabled: true },
      family: [],
      holder: null,
      payerHolder: null,
      ...more,
    },
  );
}

describe("an assignment is accepted when", () => {
  test.each([
    { when: "it is a customer's first and pays for itself", owner: ONE, payer: ONE, family: [] },
    { when: "it is the second to pay for itself", owner: TWO, payer: TWO, family: [held(ONE)] },
    { when: "it is linked to the only account that pays for itself", owner: TWO, payer: ONE, family: [held(ONE)] },
    {
      when: "it is one more linked to the consolidated account",
      owner: THREE,
      payer: ONE,
      family: [held(ONE), held(TWO, ONE)],
    },
    {
      when: "it pays for itself and comes from another AWS family",
      owner: OTHER_FAMILY,
      payer: OTHER_FAMILY,
      family: [held(ONE)],
    },
  ])("$when", ({ owner, payer, family }) => {
    expect(check(owner, payer, { family })).toEqual([]);
  });

  test("CloudHealth does not know the account's type yet but knows its family", () => {
    expect(check(ONE, ONE, { account: account(ONE, "Northpine Main", "unknown") })).toEqual([]);
  });
});

describe("rules 2 to 4, the account", () => {
  test("an account CloudHealth does not know is refused, and nothing is said about its family", () => {
    expect(check(UNKNOWN, UNKNOWN)).toEqual([{ code: "account-unknown", account: UNKNOWN }]);
  });

  test("an account that another customer holds is refused and the holder is named", () => {
    expect(check(ONE, ONE, { holder: { customer: BOREALIS, name: "Borealis" } })).toEqual([
      { code: "account-held", account: ONE, holder: BOREALIS, holderName: "Borealis" },
    ]);
  });

  test("an account that the same customer holds already counts as held", () => {
    expect(check(ONE, ONE, { family: [held(ONE)], holder: { customer: ACME, name: "Acme" } })).toEqual([
      { code: "account-held", account: ONE, holder: ACME, holderName: "Acme" },
    ]);
  });

  test.each([
    ["is in no consolidated billing family", NO_FAMILY],
    ["heads a family, which is not another account's", HEAD],
  ])("an account is refused that %s", (_rule, owner) => {
    expect(check(owner, owner)).toEqual([{ code: "account-outside-family", account: owner }]);
  });

  test("only a linked member has a linked family", () => {
    expect(ACCOUNTS.map(linkedFamily)).toEqual([
      "Northpine Main",
      "Northpine Main",
      "Northpine Main",
      "Northpine Second",
      null,
      null,
    ]);
  });
});

describe("rules 5 and 6 and the version 2 lock-out, the customer", () => {
  test("a customer CloudHealth does not know is refused, and nothing is said about its accounts", () => {
    expect(check(TWO, ONE, { customer: null })).toEqual([{ code: "customer-unknown", customer: ACME }]);
  });

  test("a customer without partner billing is refused", () => {
    expect(check(ONE, ONE, { customer: { name: "Cobalt", partnerBillingEnabled: false } })).toEqual([
      { code: "billing-not-enabled", customer: ACME, name: "Cobalt" },
    ]);
  });

  test("a customer with one account in a billing block is refused, and nothing is said about its pattern", () => {
    const family = [held(ONE, ONE, "v2"), held(THREE, HEAD, "v2")];
    expect(check(TWO, ONE, { family, customer: { name: "Dune", partnerBillingEnabled: true } })).toEqual([
      { code: "managed-elsewhere", customer: ACME, name: "Dune" },
    ]);
  });
});

describe("rule 7, the pattern", () => {
  test("a linked account is refused once two accounts pay for themselves", () => {
    expect(check(THREE, ONE, { family: [held(ONE), held(TWO)] })).toEqual([
      { code: "pattern-is-standalone", selfPaying: 2 },
    ]);
  });

  test("a second account that pays for itself is refused once one is linked", () => {
    expect(check(THREE, THREE, { family: [held(ONE), held(TWO, ONE)] })).toEqual([
      { code: "pattern-is-consolidated", payer: ONE },
    ]);
  });

  test("a linked account with another payer is refused once one is linked, and its payer is not asked for", () => {
    expect(check(OTHER_FAMILY, THREE, { family: [held(ONE), held(TWO, ONE)] })).toEqual([
      { code: "pattern-is-consolidated", payer: ONE },
    ]);
  });

  test("a payer that comes back to its linked account is refused while another account pays for itself", () => {
    expect(check(ONE, ONE, { family: [held(TWO, ONE), held(THREE)] })).toEqual([
      { code: "pattern-is-standalone", selfPaying: 2 },
    ]);
    expect(check(ONE, ONE, { family: [held(TWO, ONE)] })).toEqual([]);
  });

  test("the account's own present assignment does not count as another one", () => {
    const holder = { customer: ACME, name: "Acme" };
    expect(check(TWO, ONE, { family: [held(ONE), held(TWO)], holder }).map(({ code }) => code)).toEqual([
      "account-held",
    ]);
  });
});

describe("rules 8 and 9, the payer", () => {
  test("a linked account is refused until its payer is assigned", () => {
    expect(check(TWO, ONE)).toEqual([{ code: "payer-missing", payer: ONE }]);
  });

  test("a payer that another customer holds is refused and the holder is named", () => {
    expect(check(TWO, ONE, { payerHolder: { customer: BOREALIS, name: "Borealis" } })).toEqual([
      { code: "payer-held-elsewhere", payer: ONE, holder: BOREALIS, holderName: "Borealis" },
    ]);
  });

  test("a payer that is itself linked is refused", () => {
    expect(check(THREE, TWO, { family: [held(ONE), held(TWO, ONE)] })).toEqual([
      { code: "payer-is-linked", payer: TWO, itsPayer: ONE },
    ]);
  });

  test("a payer in another AWS family is refused", () => {
    expect(check(OTHER_FAMILY, ONE, { family: [held(ONE)] })).toEqual([
      { code: "families-differ", account: OTHER_FAMILY, payer: ONE, family: "Northpine Second" },
    ]);
  });

  test("a payer that is held but no longer among the partner's accounts is refused as unknown", () => {
    expect(check(TWO, ONE, { family: [held(ONE)], payerAccount: null })).toEqual([
      { code: "account-unknown", account: ONE },
    ]);
  });

  test("an account outside every family is not also told that its payer's family differs", () => {
    expect(check(NO_FAMILY, ONE, { family: [held(ONE)] })).toEqual([
      { code: "account-outside-family", account: NO_FAMILY },
    ]);
  });
});

test("all broken rules are named at once, in the contract's order", () => {
  const refusals = check(OTHER_FAMILY, ONE, {
    holder: { customer: BOREALIS, name: "Borealis" },
    customer: { name: "Cobalt", partnerBillingEnabled: false },
  });
  expect(refusals.map(({ code }) => code)).toEqual([
    "account-held",
    "billing-not-enabled",
    "payer-missing",
    "families-differ",
  ]);
});

test("whatever is accepted one after another leaves exactly one of the two patterns", () => {
  const members = [ONE, TWO, THREE];
  const drafts = fc.array(fc.tuple(fc.constantFrom(...members), fc.constantFrom(...members)), { maxLength: 12 });
  fc.assert(
    fc.property(drafts, (tries) => {
      const family: Assignment[] = [];
      for (const [owner, payer] of tries) {
        const holder = family.some((one) => one.owner === owner) ? { customer: ACME, name: "Acme" } : null;
        if (check(owner, payer, { family, holder }).length === 0) family.push(held(owner, payer));
        const payers = new Set(family.map((one) => one.payer));
        const areAllStandalone = family.every((one) => one.payer === one.owner);
        expect(areAllStandalone || (payers.size === 1 && family.some((one) => payers.has(one.owner)))).toBe(true);
        expect(new Set(family.map((one) => one.owner)).size).toBe(family.length);
      }
    }),
  );
});
