import { expect, test } from "vitest";
import type { Customer } from "@/lib/domain/customers/customer";
import { editConflict, rebasedEdit } from "@/lib/domain/customers/edit-conflict";
import { customerId } from "@/lib/domain/values/customer-id";

const base: Customer = {
  id: customerId("3947"),
  name: "Acme",
  classification: "managed_without_access",
  billingContact: null,
  partnerBilling: { enabled: true, folder: "acme" },
  trialExpiresAt: null,
  azureCustomerId: null,
  address: null,
  tags: [{ key: "a", value: "1" }],
  externalId: null,
  createdAt: null,
  updatedAt: null,
};
const theirs: Customer = {
  ...base,
  name: "Acme Ltd",
  billingContact: "x@acme.example",
  partnerBilling: { enabled: false, folder: "acme" },
  updatedAt: "2026-03-01T00:00:00Z",
};
const yours = {
  name: "Acme Inc",
  billingContact: "x@acme.example",
  partnerBilling: { enabled: true, folder: "acme-2" },
  tags: [],
};

test("two edits of one version are told field by field, with what each made of it", () => {
  expect(editConflict({ base, theirs, yours })).toEqual([
    { field: "name", before: "Acme", theirs: "Acme Ltd", yours: "Acme Inc", changedBy: "both" },
    { field: "billingEnabled", before: true, theirs: false, yours: true, changedBy: "them" },
    { field: "billingContact", before: null, theirs: "x@acme.example", yours: "x@acme.example", changedBy: "them" },
    { field: "billingFolder", before: "acme", theirs: "acme", yours: "acme-2", changedBy: "you" },
    { field: "tags", before: base.tags, theirs: base.tags, yours: [], changedBy: "you" },
  ]);
});

test("going on keeps what they changed and lays over it what you changed", () => {
  const kept = rebasedEdit({ base, theirs, yours }, []);
  expect(kept).toEqual({ ...theirs, name: "Acme Inc", partnerBilling: { enabled: false, folder: "acme-2" }, tags: [] });
});

test("a field that is left to them is theirs", () => {
  expect(rebasedEdit({ base, theirs, yours }, ["name"]).name).toBe("Acme Ltd");
});
