import { expect, test } from "vitest";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { accountMoves } from "@/lib/domain/costs/account-moves";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const [OURS, THEIRS] = [customerId("1"), customerId("2")];
const OWNER = awsAccountId("000000000001");
const FIRST = { runId: "run-1", knownFrom: "2026-01-01T00:00:00.000Z" };

function entry(day: string, more: Partial<AssignmentEntry> = {}): AssignmentEntry {
  const at = `${day}T12:00:00.000Z`;
  return {
    owner: OWNER,
    customer: OURS,
    customerName: "Ours",
    isCustomerThere: true,
    payer: OWNER,
    managedBy: "v1",
    validFrom: at,
    knownFrom: at,
    removed: false,
    source: { by: "reading", id: "run-9", isKept: true },
    ...more,
  };
}
const INITIAL = entry("2026-01-02", { source: { by: "reading", id: "run-1", isKept: false } });
const PAYER = awsAccountId("000000000009");

test.each<[string, readonly AssignmentEntry[], readonly string[]]>([
  ["found by the first reading was there before", [INITIAL], []],
  [
    "found later came then",
    [INITIAL, entry("2026-02-01", { removed: true }), entry("2026-03-01")],
    ["left 2026-02-01", "came 2026-03-01"],
  ],
  ["given to somebody else left", [INITIAL, entry("2026-02-01", { customer: THEIRS })], ["left 2026-02-01"]],
  ["taken from somebody else came", [{ ...INITIAL, customer: THEIRS }, entry("2026-02-01")], ["came 2026-02-01"]],
  ["whose payer is another one stayed", [INITIAL, entry("2026-02-01", { payer: PAYER })], ["payer-changed 2026-02-01"]],
  ["that changed in nothing of this has no event", [INITIAL, entry("2026-02-01", { managedBy: "v2" })], []],
  [
    "learned to have left earlier than was believed left when it did",
    [
      INITIAL,
      entry("2026-03-01", { removed: true }),
      entry("2026-02-01", { removed: true, knownFrom: "2026-04-01T00:00:00.000Z" }),
    ],
    ["left 2026-02-01"],
  ],
])("an account %s", (_what, entries, moves) => {
  expect(accountMoves(entries, OURS, FIRST).map(({ kind, day }) => `${kind} ${day}`)).toEqual(moves);
});
