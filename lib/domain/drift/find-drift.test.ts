import { describe, expect, test } from "vitest";
import type { DriftFacts, DriftPlace } from "@/lib/domain/drift/drift";
import { findDrift } from "@/lib/domain/drift/find-drift";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";

const [OWNER, PAYER] = [awsAccountId("000000000001"), awsAccountId("000000000002")];

const place = (change: Partial<DriftPlace> = {}): DriftPlace => ({
  customer: customerId("3947"),
  customerName: "Acme",
  payer: OWNER,
  managedBy: "v1",
  ...change,
});

const facts = (change: Partial<DriftFacts> = {}): DriftFacts => ({
  owner: OWNER,
  name: "Wharf Lab",
  version: 1,
  wanted: place(),
  upstream: place(),
  conditions: [],
  accepted: [],
  wantedCustomer: { isThere: true, isBilled: true, isInBlocks: false },
  isListed: true,
  ...change,
});

const BOREALIS = { customer: customerId("3948"), customerName: "Borealis" };

describe("what differs has a name", () => {
  test.each<[string, Partial<DriftFacts>, readonly string[] | null]>([
    ["nothing, when CloudHealth has what is wanted", {}, null],
    ["nothing, when nobody shall have it and nobody has it", { wanted: null, upstream: null }, null],
    ["missing: it is wanted and nobody has it", { upstream: null }, ["missing"]],
    ["extra: somebody has it and nobody shall", { wanted: null }, ["extra"]],
    ["customer moved", { upstream: place(BOREALIS) }, ["customer-moved"]],
    ["payer moved", { upstream: place({ payer: PAYER }) }, ["payer-moved"]],
    ["both moved", { upstream: place({ ...BOREALIS, payer: PAYER }) }, ["customer-moved", "payer-moved"]],
    ["managed through billing blocks meanwhile", { upstream: place({ managedBy: "v2" }) }, ["managed-by-blocks"]],
    ["in blocks as it is wanted", { wanted: place({ managedBy: "v2" }), upstream: place({ managedBy: "v2" }) }, null],
    [
      "a condition that is new",
      { conditions: ["billing-off", "account-disabled"], accepted: ["account-disabled"] },
      ["billing-off"],
    ],
    ["no condition of what is accepted", { conditions: ["account-unknown"], accepted: ["account-unknown"] }, null],
    ["no condition of what nobody shall have", { wanted: null, upstream: null, conditions: ["account-unknown"] }, null],
    ["a place and a condition", { upstream: null, conditions: ["account-unknown"] }, ["missing", "account-unknown"]],
  ])("%s", (_rule, change, classes) => {
    expect(findDrift(facts(change))?.classes ?? null).toEqual(classes);
  });
});

describe("what cannot be put back says why", () => {
  const there = { isThere: true, isBilled: true, isInBlocks: false };
  test.each<[string, Partial<DriftFacts>, string | null]>([
    ["a moved account goes back", { upstream: place(BOREALIS) }, null],
    ["one that nobody shall have is taken away", { wanted: null }, null],
    [
      "version 1 cannot take what is in blocks",
      { wanted: null, upstream: place({ managedBy: "v2" }) },
      "upstream-in-blocks",
    ],
    [
      "nor give to a customer that is in blocks",
      { upstream: null, wantedCustomer: { ...there, isInBlocks: true } },
      "customer-in-blocks",
    ],
    ["nor to one that is gone", { upstream: null, wantedCustomer: { ...there, isThere: false } }, "customer-gone"],
    [
      "nor while partner billing is off",
      { upstream: null, wantedCustomer: { ...there, isBilled: false } },
      "billing-is-off",
    ],
    ["nor an account that is not listed", { upstream: null, isListed: false }, "account-not-listed"],
    ["and what is in its place needs no plan", { conditions: ["account-disabled"] }, "in-place"],
  ])("%s", (_rule, change, obstacle) => {
    expect(findDrift(facts(change))?.obstacle).toBe(obstacle);
  });
});
