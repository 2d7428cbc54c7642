import { expect, test } from "vitest";
import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { PayerChoice } from "@/lib/domain/assignments/family-pattern";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { splitRefusals } from "./split-refusals";

const owner = awsAccountId("000000000001");
const payers = [awsAccountId("000000000002"), awsAccountId("000000000003")] as const;
const outside: AssignmentRefusal = { code: "account-outside-family", account: owner };
const standalone: AssignmentRefusal = { code: "pattern-is-standalone", selfPaying: 2 };
const own = (...refusals: AssignmentRefusal[]): PayerChoice => ({ kind: "own", payer: owner, refusals });
const linked = (payer: (typeof payers)[number], ...refusals: AssignmentRefusal[]): PayerChoice => ({
  kind: "linked",
  payer,
  refusals,
});

test("a reason that holds whoever pays is said once, above the choices", () => {
  expect(splitRefusals([own(outside), linked(payers[0], outside, standalone)])).toEqual({
    shared: [outside],
    choices: [own(), linked(payers[0], standalone)],
  });
});

test("payers ruled out for one and the same reason are one choice", () => {
  const { shared, choices } = splitRefusals([own(), linked(payers[0], standalone), linked(payers[1], standalone)]);
  expect(shared).toEqual([]);
  expect(choices).toEqual([own(), linked(payers[0], standalone)]);
});

test("payers that can be chosen all stay, and so do those ruled out for reasons of their own", () => {
  const differ = (payer: (typeof payers)[number]): AssignmentRefusal => ({
    code: "families-differ",
    account: owner,
    payer,
  });
  const open = [own(), linked(payers[0]), linked(payers[1])];
  expect(splitRefusals(open)).toEqual({ shared: [], choices: open });
  const ruledOut = [own(), linked(payers[0], differ(payers[0])), linked(payers[1], differ(payers[1]))];
  expect(splitRefusals(ruledOut).choices).toEqual(ruledOut);
});

test("with one choice all its reasons are shared", () => {
  expect(splitRefusals([own(outside)])).toEqual({ shared: [outside], choices: [own()] });
});
