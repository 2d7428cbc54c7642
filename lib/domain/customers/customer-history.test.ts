import { expect, test } from "vitest";
import type { CustomerFacts } from "@/lib/domain/customers/customer-facts";
import { type CustomerRecord, customerHistory, tagChanges } from "@/lib/domain/customers/customer-history";

const FACTS: CustomerFacts = {
  name: "Acme",
  classification: "managed_with_access",
  billingEnabled: true,
  billingFolder: null,
  billingContact: null,
  trialExpiresAt: "2027-01-01T00:00:00Z",
  address: null,
  azureCustomerId: null,
  externalId: null,
  tags: [],
};
const record = (version: number, facts: Partial<CustomerFacts> = {}, removed = false): CustomerRecord => ({
  id: String(version),
  version,
  validFrom: `2026-01-0${version}T00:00:00.000Z`,
  knownFrom: `2026-02-0${version}T00:00:00.000Z`,
  removed,
  facts: { ...FACTS, ...facts },
  source: null,
});

test("each entry tells what differs from the record before it, the newest first", () => {
  const records = [
    record(5, { name: "Acme Ltd", billingEnabled: false }),
    record(4, { name: "Acme Ltd" }, true),
    record(3, { name: "Acme Ltd", trialExpiresAt: "2027-01-01T00:00:00.000Z" }),
    record(2, { billingContact: "" }),
    record(1),
  ];
  expect(customerHistory(records, null).map(({ kind, changes }) => [kind, changes.map(({ field }) => field)])).toEqual([
    ["returned", ["billingEnabled"]],
    ["removed", []],
    ["changed", ["name"]],
    ["changed", []],
    ["first", ["name", "classification", "billingEnabled", "trialExpiresAt"]],
  ]);
});

test("the last entry of a page is told by the record that the next page begins with", () => {
  const [entry] = customerHistory([record(2, { name: "B" })], record(1));
  expect(entry).toMatchObject({ kind: "changed", changes: [{ field: "name", before: "Acme", after: "B" }] });
});

test("tags are told as what came, what went and what has another value", () => {
  const tag = (key: string, value: string) => ({ key, value });
  expect(
    tagChanges(
      [tag("a", "1"), tag("b", "1"), tag("c", "1"), tag("c", "2")],
      [tag("b", "2"), tag("c", "2"), tag("d", "1")],
    ),
  ).toEqual([
    { key: "a", before: "1", after: null },
    { key: "b", before: "1", after: "2" },
    { key: "c", before: "1", after: null },
    { key: "d", before: null, after: "1" },
  ]);
});
