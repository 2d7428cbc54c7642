import type { Assignment, BlockAssignment } from "../../rows";
import type { Given, Recipes } from "../recipe";
import { accountRow, assignmentRow, blockRow, customerRow } from "./customer-states";

const FAMILY = "900000000000";

type Held = { assignments?: Assignment[]; blocks?: BlockAssignment[] };

/** Accounts 1 to 3 in one family, 4 in another, 5 in none; customers 1 and 3 with partner billing, 2 without. */
function versionOne({ assignments = [], blocks = [] }: Held = {}): Given {
  return {
    rows: {
      drop: { customers: "all", accounts: "all", assignments: "all", blocks: "all", tenancies: "all" },
      put: {
        customers: [customerRow(1), customerRow(2, { billing: { enabled: false, folder: "" } }), customerRow(3)],
        accounts: [
          ...[1, 2, 3].map((id) => accountRow(id, FAMILY)),
          accountRow(4, "910000000000"),
          accountRow(5, null),
        ],
        assignments,
        blocks,
        counters: [{ id: "assignments", next: assignments.length + 1 }],
      },
    },
  };
}

const FIRST = assignmentRow(1, 1);
const STANDALONE = versionOne({ assignments: [FIRST, assignmentRow(2, 1)] });
const LINKED = versionOne({ assignments: [FIRST, assignmentRow(2, 1, 1)] });
const ONE = versionOne({ assignments: [FIRST] });

const FAMILY_BLOCK = blockRow(123_333_333_333, "000000000001", {
  customerId: 123,
  payerOwnerId: "000000000001",
  familyOwnerId: "000000000001",
  blockType: "Family",
  blockName: "block name1",
});

const TOGETHER = {
  customerId: 1234,
  payerOwnerId: "000000000002",
  familyOwnerId: "000000000006",
  blockType: "Consolidated",
  blockName: "block name2",
} as const;

const ALONE = blockRow(123_333_333_336, "000000000004", {
  customerId: 1234,
  payerOwnerId: "000000000004",
  familyOwnerId: "000000000007",
  blockType: "Standalone",
  blockName: "block name3",
});

function blocksOf(together: typeof TOGETHER | (Omit<typeof TOGETHER, "familyOwnerId"> & { familyOwnerId: string })) {
  return [
    FAMILY_BLOCK,
    blockRow(123_333_333_334, "000000000002", together),
    blockRow(123_333_333_335, "000000000003", together),
    ALONE,
  ];
}

/** What the three items of the printed request leave behind, and the AWS families their answer names. */
function versionTwo(blocks: BlockAssignment[]): Given {
  return {
    rows: {
      drop: { customers: "all", accounts: "all", assignments: "all", blocks: "all", tenancies: "all" },
      put: {
        customers: [customerRow(123), customerRow(1234)],
        accounts: [
          accountRow(1, "000000000001"),
          accountRow(2, "000000000006"),
          accountRow(3, "000000000006"),
          accountRow(4, "000000000007"),
        ],
        blocks,
        counters: [{ id: "blocks", next: 123_333_333_333 + blocks.length }],
      },
    },
  };
}

const ALL_BLOCKS = versionTwo(blocksOf(TOGETHER));

export const ASSIGNMENT_RECIPES: Recipes = {
  "asg1-create": { given: versionOne() },
  "asg1-create-no-payer": { given: versionOne() },
  "asg1-update": { given: versionOne({ assignments: [assignmentRow(2, 1), FIRST] }) },
  "asg1-read": { given: ONE },
  "asg1-list": { given: versionOne({ assignments: [FIRST, assignmentRow(2, 1), assignmentRow(3, 1)] }) },
  "asg1-delete": { given: ONE },
  "asg1-read-404": {},
  "asg1-err-1-required": { given: versionOne() },
  "asg1-err-2-unknown-account": { given: versionOne() },
  "asg1-err-3-already-assigned": { given: ONE },
  "asg1-err-4-no-family": { given: versionOne() },
  "asg1-err-5-unknown-customer": { given: versionOne() },
  "asg1-err-6-billing-off": { given: versionOne() },
  "asg1-err-7a-linked-after-two-standalone": { given: STANDALONE },
  "asg1-err-7b-second-self-payer-after-linked": { given: LINKED },
  "asg1-err-8a-no-prior": { given: versionOne() },
  "asg1-err-8b-prior-of-other-customer": { given: ONE },
  "asg1-err-8c-prior-is-itself-linked": { given: LINKED },
  "asg1-err-9-other-family": { given: ONE },
  "asg1-ok-first": { given: versionOne() },
  "asg1-ok-second-standalone": { given: ONE },
  "asg1-ok-linked": { given: ONE },
  "asg1-ok-standalone-other-family": { given: ONE },
  "asg1-locked-by-v2": {
    given: versionOne({ blocks: [blockRow(9, "000000000003", { ...TOGETHER, customerId: 1 })] }),
  },
  "asg2-create": { given: versionTwo([]) },
  "asg2-create-422": { given: versionTwo([]) },
  "asg2-create-422-owner-taken": { given: versionTwo([FAMILY_BLOCK]) },
  "asg2-list": { given: ALL_BLOCKS },
  "asg2-list-link": { given: ALL_BLOCKS },
  "asg2-read": { given: ALL_BLOCKS },
  "asg2-update-payer": { given: versionTwo(blocksOf({ ...TOGETHER, familyOwnerId: "000000000001" })) },
  "asg2-update-422-not-consolidated": { given: ALL_BLOCKS },
  "asg2-delete": { given: ALL_BLOCKS },
  "asg2-delete-400": { given: ALL_BLOCKS },
};
