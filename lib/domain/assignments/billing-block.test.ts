import { describe, expect, test } from "vitest";
import { type BlockDraft, BlockDraftInput, type BlockFacts, checkBlock } from "@/lib/domain/assignments/billing-block";
import { explainBlock } from "@/lib/domain/assignments/block-sentences";
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
  TWO,
} from "@/scripts/testing/rule-accounts";

const REACH = { head: account(HEAD, "Northpine Main", "consolidated"), linked: 2, held: 0, first: [] };

function check(draft: Partial<BlockDraft>, facts: Partial<BlockFacts> = {}) {
  const whole = { customer: ACME, type: "standalone" as const, name: null, owners: [ONE], payer: null, ...draft };
  return checkBlock(whole, {
    customer: { name: "Acme", partnerBillingEnabled: true },
    family: [],
    accounts: ACCOUNTS.filter(({ owner }) => whole.owners.includes(owner)),
    holders: [],
    reach: whole.type === "family" ? REACH : null,
    isNameTaken: false,
    ...facts,
  });
}

test.each<[string, Partial<BlockDraft>]>([
  ["accounts of any families that pay for themselves", { owners: [ONE, OTHER_FAMILY, NO_FAMILY] }],
  ["a family by its head", { type: "family", owners: [HEAD] }],
  ["accounts of one family with one of them as payer", { type: "consolidated", owners: [ONE, TWO], payer: TWO }],
  ["the head with its linked accounts on one bill", { type: "consolidated", owners: [HEAD, ONE], payer: HEAD }],
  ["one account outside every family", { type: "consolidated", owners: [NO_FAMILY], payer: NO_FAMILY }],
])("a block can be made of %s", (_what, draft) => {
  expect(check(draft)).toEqual([]);
});

describe("the customer", () => {
  test("must be known, and nothing else is said of it then", () => {
    expect(check({}, { customer: null })).toEqual([{ code: "customer-unknown", customer: ACME }]);
  });

  test("must have partner billing on", () => {
    expect(check({}, { customer: { name: "Cobalt", partnerBillingEnabled: false } })).toEqual([
      { code: "billing-not-enabled", customer: ACME, name: "Cobalt" },
    ]);
  });

  const held = { id: "1", owner: TWO, customer: ACME, payer: TWO };
  test("must hold nothing through version 1, which the block would lock", () => {
    expect(check({}, { family: [{ ...held, managedBy: "v1" }] })).toEqual([
      { code: "customer-has-assignments", customer: ACME, name: "Acme", count: 1 },
    ]);
  });

  test("must hold no block yet: those are changed in CloudHealth's own console", () => {
    expect(check({}, { family: [{ ...held, managedBy: "v2" }] })).toEqual([
      { code: "managed-elsewhere", customer: ACME, name: "Acme" },
    ]);
  });
});

describe("the accounts", () => {
  test("are at least one", () => {
    expect(check({ owners: [] })).toEqual([{ code: "block-empty" }]);
  });

  test("are the partner's, each held by nobody, and every one that is not is named", () => {
    const stranger = awsAccountId("123456789012");
    const holders = [{ account: ONE, holder: BOREALIS, holderName: "Borealis" }];
    expect(check({ owners: [ONE, stranger] }, { holders })).toEqual([
      { code: "account-unknown", account: stranger },
      { code: "account-held", account: ONE, holder: BOREALIS, holderName: "Borealis" },
    ]);
  });

  test("given twice are one", () => {
    const asked = { customer: ACME, type: "standalone", name: " ", owners: ["0000 0000 0001", ONE], payer: null };
    const operationId = "00000000-0000-4000-8000-000000000000";
    expect(BlockDraftInput.parse({ ...asked, operationId })).toMatchObject({ owners: [ONE], name: null });
  });
});

describe("a family's block", () => {
  test("is named by one account", () => {
    expect(check({ type: "family", owners: [HEAD, ONE] })).toEqual([{ code: "block-one-head" }]);
  });

  test("is not named by an account that heads no family", () => {
    expect(check({ type: "family", owners: [ONE] }, { reach: null })).toEqual([
      { code: "not-a-family-head", account: ONE },
    ]);
  });

  test("says how many of the accounts it would take in are held, and by whom", () => {
    const first = [{ account: TWO, holder: BOREALIS, holderName: "Borealis" }];
    expect(check({ type: "family", owners: [HEAD] }, { reach: { ...REACH, held: 1, first } })).toEqual([
      { code: "members-held", held: 1, linked: 2, first },
    ]);
  });
});

describe("a consolidated block", () => {
  test.each([
    ["none", null],
    ["one that is not in it", OTHER_FAMILY],
  ])("needs a payer among its accounts, not %s", (_which, payer) => {
    expect(check({ type: "consolidated", payer })).toEqual([{ code: "block-payer-missing" }]);
  });

  test("cannot merge accounts of two AWS payers into one bill", () => {
    expect(check({ type: "consolidated", owners: [ONE, OTHER_FAMILY], payer: ONE })).toEqual([
      { code: "block-families-differ", account: OTHER_FAMILY, other: ONE },
    ]);
  });
});

test.each(["family", "standalone"] as const)("a %s block has no designated payer", (type) => {
  const owner = type === "family" ? HEAD : ONE;
  expect(check({ type, owners: [owner], payer: owner })).toEqual([{ code: "block-payer-not-wanted" }]);
});

test("a name that another block has is refused", () => {
  expect(check({ name: "North" }, { isNameTaken: true })).toEqual([{ code: "block-name-taken", name: "North" }]);
});

test("a refused block is told by account, what concerns its customer once, and a rule of ours where one is meant", () => {
  const lines = [
    `${ONE}: owner_id has already been taken`,
    `${TWO}: owner_id has already been taken`,
    `${TWO}: owner_id is under a full moon`,
    `${ONE}: target_client_api_id does not have partner billing enabled`,
    `${TWO}: target_client_api_id does not have partner billing enabled`,
    "The moon is full",
  ];
  const holders = [{ account: ONE, holder: BOREALIS, holderName: "Borealis" }];
  expect(explainBlock(lines, { customer: ACME, name: "Acme", holders })).toEqual([
    { code: "account-held", account: ONE, holder: BOREALIS, holderName: "Borealis" },
    { code: "billing-not-enabled", customer: ACME, name: "Acme" },
    {
      code: "row-refused",
      account: TWO,
      lines: ["owner_id has already been taken", "owner_id is under a full moon"],
    },
    { code: "upstream-said", lines: ["The moon is full"] },
  ]);
});
