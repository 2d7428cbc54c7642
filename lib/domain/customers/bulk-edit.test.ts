import { describe, expect, test } from "vitest";
import { type BulkEdit, bulkChange, bulkEditOf } from "@/lib/domain/customers/bulk-edit";
import type { Customer } from "@/lib/domain/customers/customer";
import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import { isBulk, previewBulkEdit } from "@/lib/domain/customers/preview-bulk-edit";
import { customerId } from "@/lib/domain/values/customer-id";

const tag = (key: string, value: string) => ({ key, value });
const ACME: Customer = {
  id: customerId("3947"),
  name: "Acme",
  classification: "managed_without_access",
  billingContact: null,
  partnerBilling: { enabled: true, folder: "acme" },
  trialExpiresAt: null,
  azureCustomerId: null,
  address: null,
  tags: [tag("a", "1"), tag("b", "2")],
  externalId: null,
  createdAt: null,
  updatedAt: null,
};
const TWICE: Customer = { ...ACME, tags: [tag("a", "1"), tag("b", "2"), tag("a", "3")] };

test.each<[string, Customer, BulkEdit, CustomerChange | null]>([
  [
    "a new tag goes to the end",
    ACME,
    { kind: "add-tag", key: "c", value: "3" },
    { tags: [...ACME.tags, tag("c", "3")] },
  ],
  ["a tag is not added where its key is", ACME, { kind: "add-tag", key: "a", value: "3" }, null],
  [
    "a value is set in its place",
    ACME,
    { kind: "set-tag", key: "a", value: "3" },
    { tags: [tag("a", "3"), tag("b", "2")] },
  ],
  [
    "a value is set where the key was missing",
    ACME,
    { kind: "set-tag", key: "c", value: "3" },
    { tags: [...ACME.tags, tag("c", "3")] },
  ],
  ["a value that is there is left", ACME, { kind: "set-tag", key: "a", value: "1" }, null],
  ["a key that is there twice is set once", TWICE, { kind: "set-tag", key: "a", value: "1" }, { tags: ACME.tags }],
  ["a key goes with all its values", TWICE, { kind: "remove-tag", key: "a" }, { tags: [tag("b", "2")] }],
  ["a key that is not there goes from nobody", ACME, { kind: "remove-tag", key: "c" }, null],
  [
    "billing is switched off and its folder kept",
    ACME,
    { kind: "billing", enabled: "off" },
    { partnerBilling: { enabled: false, folder: "acme" } },
  ],
  ["billing that is on stays", ACME, { kind: "billing", enabled: "on" }, null],
  [
    "a folder is made of the customer's id",
    ACME,
    { kind: "billing", enabled: "keep", folder: "bills/{id}/{id}" },
    { partnerBilling: { enabled: true, folder: "bills/3947/3947" } },
  ],
  [
    "a folder is emptied",
    ACME,
    { kind: "billing", enabled: "keep", folder: null },
    { partnerBilling: { enabled: true, folder: null } },
  ],
])("%s", (_rule, customer, edit, change) => {
  expect(bulkChange(customer, edit)).toEqual(change);
});

describe("an edit in a page's address", () => {
  test.each([
    ["edit=remove-tag&key=%20a%20", { edit: { kind: "remove-tag", key: "a" } }],
    [
      "edit=billing&billing-to=keep&folder-to=set&folder=",
      { edit: { kind: "billing", enabled: "keep", folder: null } },
    ],
    ["edit=billing&billing-to=on&folder=x", { edit: { kind: "billing", enabled: "on" } }],
    ["", null],
    ["edit=add-tag&key=&value=1", { issues: [{ field: "key", code: "tag-key-required" }] }],
    ["edit=set-tag&key=here-realm&value=1", { issues: [{ field: "key", code: "tag-key-link" }] }],
    ["edit=billing&billing-to=keep", { issues: [{ field: "enabled", code: "billing-nothing" }] }],
    [
      "edit=billing&billing-to=on&folder-to=set&folder={name}",
      { issues: [{ field: "folder", code: "folder-pattern" }] },
    ],
  ])("%s", (params, edit) => {
    expect(bulkEditOf(new URLSearchParams(params))).toEqual(edit);
  });
});

test("a twenty-first tag is refused, and billing that ends for assigned accounts is pointed at", () => {
  const full = { ...ACME, tags: Array.from({ length: 20 }, (_, index) => tag(`k${index}`, "v")) };
  const edited = (customer: Customer) => ({ customer, version: 1, accountCount: 2 });
  const [refused, changed] = previewBulkEdit([edited(full), edited(ACME)], { kind: "set-tag", key: "new", value: "v" });
  expect(refused).toMatchObject({ kind: "refused", change: null, refusal: { count: 21, most: 20 } });
  expect(changed).toMatchObject({
    kind: "change",
    differences: [{ column: "tags", before: "a=1;b=2", after: "a=1;b=2;new=v" }],
    stopsBilling: false,
  });
  const [set] = previewBulkEdit([edited(full)], { kind: "set-tag", key: "k0", value: "w" });
  expect(set?.kind).toBe("change");
  const [stopped] = previewBulkEdit([edited(ACME)], { kind: "billing", enabled: "off" });
  expect(stopped?.stopsBilling).toBe(true);
});

test.each([
  [25, 1000, false],
  [26, 1000, true],
  [5, 100, false],
  [6, 100, true],
])("%i of %i is typed: %s", (count, all, typed) => {
  expect(isBulk(count, all)).toBe(typed);
});
