import { expect, test } from "vitest";
import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { fixFor, fixHref } from "@/lib/domain/assignments/refusal-fix";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const OWNER = awsAccountId("000000000003");
const PAYER = awsAccountId("000000000001");
const ACME = customerId("3947");
const BOREALIS = customerId("3948");
const HERE = { customer: ACME, owner: OWNER };
const NOWHERE = { customer: null, owner: null };
const held = { holder: BOREALIS, holderName: "Borealis" };

const hrefOf = (refusal: AssignmentRefusal, about: Parameters<typeof fixFor>[1]) => {
  const fix = fixFor(refusal, about);
  return fix && fixHref(fix);
};

const CASES: readonly (readonly [AssignmentRefusal, string | null, string | null])[] = [
  [
    { code: "account-held", account: OWNER, ...held },
    `/assignments/plans/new?owner=${OWNER}&customer=3947`,
    "/customers/3948/accounts",
  ],
  [
    { code: "payer-held-elsewhere", payer: PAYER, ...held },
    `/assignments/plans/new?owner=${PAYER}&owner=${OWNER}&customer=3947`,
    "/customers/3948/accounts",
  ],
  [
    { code: "billing-not-enabled", customer: ACME, name: "Acme" },
    "/customers/3947/edit#billing",
    "/customers/3947/edit#billing",
  ],
  [{ code: "payer-missing", payer: PAYER }, `/customers/3947/accounts/assign?account=${PAYER}`, null],
  [
    { code: "payer-is-linked", payer: OWNER, itsPayer: PAYER },
    `/customers/3947/accounts/assign?account=${OWNER}&payer=${PAYER}`,
    null,
  ],
  [
    { code: "pattern-is-consolidated", payer: PAYER },
    `/customers/3947/accounts/assign?account=${OWNER}&payer=${PAYER}`,
    null,
  ],
  [
    { code: "pattern-is-standalone", selfPaying: 2 },
    `/customers/3947/accounts/assign?account=${OWNER}&payer=${OWNER}`,
    null,
  ],
  [
    { code: "families-differ", account: OWNER, payer: PAYER },
    "/assignments?state=unassigned&sort=family",
    "/assignments?state=unassigned&sort=family",
  ],
  [
    { code: "families-differ", account: OWNER, payer: PAYER, family: "Acme & Sons" },
    "/assignments?family=Acme+%26+Sons",
    "/assignments?family=Acme+%26+Sons",
  ],
  [{ code: "managed-elsewhere", customer: ACME, name: "Dune" }, "/customers/3947/accounts", "/customers/3947/accounts"],
  [{ code: "customer-unknown", customer: ACME }, `/assignments/assign?account=${OWNER}`, null],
  [{ code: "account-unknown", account: OWNER }, "/", "/"],
  [{ code: "account-outside-family", account: OWNER }, null, null],
];

test.each(CASES)("$code leads to its fix, and only there to a form where it is known what was to be done", (...row) => {
  const [refusal, here, nowhere] = row;
  expect([hrefOf(refusal, HERE), hrefOf(refusal, NOWHERE)]).toEqual([here, nowhere]);
});

test("an account that the customer itself holds is not moved to it", () => {
  expect(hrefOf({ code: "account-held", account: OWNER, holder: ACME, holderName: "Acme" }, HERE)).toBe(
    "/customers/3947/accounts",
  );
});
