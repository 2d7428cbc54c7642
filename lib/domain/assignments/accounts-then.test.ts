import { expect, test } from "vitest";
import { accountHistoryLines } from "@/lib/domain/assignments/account-history-lines";
import { accountsThen } from "@/lib/domain/assignments/accounts-then";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const [ONE, TWO] = [awsAccountId("000000000001"), awsAccountId("000000000002")];
const [ACME, BOREALIS] = [customerId("3947"), customerId("3948")];
const day = (date: number) => new Date(Date.UTC(2026, 9, date));

const entry = (
  change: Pick<AssignmentEntry, "owner" | "customer"> & { valid: number; known: number; removed?: boolean },
): AssignmentEntry => ({
  owner: change.owner,
  customer: change.customer,
  customerName: change.customer === ACME ? "=Acme" : "Borealis",
  isCustomerThere: true,
  payer: change.owner,
  managedBy: "v1",
  validFrom: day(change.valid).toISOString(),
  knownFrom: day(change.known).toISOString(),
  removed: change.removed ?? false,
  source: { by: "unknown" },
});

// Two accounts of Acme; on the 20th we learn that the second one has been with Borealis since the 16th.
const HISTORY = [
  entry({ owner: ONE, customer: ACME, valid: 1, known: 1 }),
  entry({ owner: TWO, customer: ACME, valid: 1, known: 1 }),
  entry({ owner: TWO, customer: BOREALIS, valid: 16, known: 20 }),
];

test.each([
  ["on the 15th Acme had both, and that stands", ACME, 15, 15, [ONE, TWO], 0],
  ["on the 17th we thought it had both, and today know better", ACME, 17, 17, [ONE, TWO], 1],
  ["as known on the 21st it had one of them on the 17th", ACME, 17, 21, [ONE], 0],
  ["Borealis had it on the 17th, which nobody knew then", BOREALIS, 17, 17, [], 1],
  ["and as is known now it had it", BOREALIS, 17, 21, [TWO], 0],
])("%s", (_rule, customer, at, known, owners, otherwise) => {
  const then = accountsThen(HISTORY, { customer, vantage: { at: day(at), known: day(known) } });
  expect(then.accounts.map(({ owner }) => owner)).toEqual(owners);
  expect(then.otherwise).toBe(otherwise);
  expect(then.accounts.filter(({ isConfirmed }) => !isConfirmed)).toHaveLength(then.otherwise && owners.length ? 1 : 0);
});

test("an account's history as lines: leading zeros kept, each line up to where the next begins", () => {
  const lines = accountHistoryLines(HISTORY.filter(({ owner }) => owner === TWO));
  expect(lines.map((line) => [line[0], line[2], line[6], line[7]])).toEqual([
    [TWO, ACME, day(1).toISOString(), day(16).toISOString()],
    [TWO, BOREALIS, day(16).toISOString(), ""],
  ]);
});
