import { describe, expect, test } from "vitest";
import type { Customer } from "@/lib/domain/customers/customer";
import {
  type CustomerChange,
  type CustomerEdit,
  customerChange,
  customerEdit,
  shows,
} from "@/lib/domain/customers/customer-change";
import { customerId } from "@/lib/domain/values/customer-id";

const ACME: Customer = {
  id: customerId("3947"),
  name: "Acme",
  classification: "managed_without_access",
  billingContact: null,
  partnerBilling: { enabled: true, folder: "acme" },
  trialExpiresAt: "2027-01-01T00:00:00Z",
  azureCustomerId: null,
  address: { street1: "1 Quay", street2: null, city: "Boston", state: "MA", zipcode: "01234", country: "US" },
  tags: [
    { key: "a", value: "1" },
    { key: "b", value: "2" },
  ],
  externalId: null,
  createdAt: null,
  updatedAt: null,
};

describe("a change has arrived", () => {
  test.each<[string, CustomerChange, boolean]>([
    ["when nothing was asked", {}, true],
    ["when the name is the new one", { name: "Acme" }, true],
    ["not while the name is the old one", { name: "Acme Ltd" }, false],
    ["when all fields asked for are there", { name: "Acme", partnerBilling: { enabled: true, folder: "acme" } }, true],
    ["not when one of two is missing", { name: "Acme", partnerBilling: { enabled: false, folder: "acme" } }, false],
    ["when an emptied field comes back as nothing", { billingContact: "" }, true],
    ["when the tags stand in another order", { tags: [...ACME.tags].reverse() }, true],
    ["not when a tag is left over", { tags: ACME.tags.slice(1) }, false],
    ["when the same instant is written with milliseconds", { trialExpiresAt: "2027-01-01T00:00:00.000Z" }, true],
    ["not when a trial was to end and still runs", { trialExpiresAt: null }, false],
    ["not when a leading zero was lost", { address: { ...(ACME.address ?? never()), zipcode: "1234" } }, false],
  ])("%s", (_rule, change, arrived) => {
    expect(shows(ACME, change)).toBe(arrived);
  });
});

describe("a form for a customer sends only what was changed", () => {
  const edited = (change: Partial<CustomerEdit>) => customerChange(ACME, { ...customerEdit(ACME), ...change });
  const ADDRESS = customerEdit(ACME).address;

  test.each<[string, Partial<CustomerEdit>, CustomerChange]>([
    ["nothing when nothing was", {}, {}],
    ["nothing for blanks around a name", { name: " Acme " }, {}],
    ["nothing when tags were only put in another order", { tags: [...ACME.tags].reverse() }, {}],
    ["a name without its blanks", { name: " Acme Ltd " }, { name: "Acme Ltd" }],
    ["who signs in", { classification: "managed_with_access" }, { classification: "managed_with_access" }],
    ["a contact", { billingContact: "a@acme.example" }, { billingContact: "a@acme.example" }],
    [
      "partner billing as a whole",
      { partnerBilling: { enabled: true, folder: "" } },
      { partnerBilling: { enabled: true, folder: null } },
    ],
    ["the end of a trial as nothing", { trialExpiresOn: "" }, { trialExpiresAt: null }],
    ["another day as its first instant", { trialExpiresOn: "2027-02-01" }, { trialExpiresAt: "2027-02-01T00:00:00Z" }],
    [
      "an address as a whole, its zero kept",
      { address: { ...ADDRESS, city: "Salem", street2: " " } },
      { address: { ...ADDRESS, city: "Salem", street2: null } },
    ],
    ["tags as a whole", { tags: [{ key: "a ", value: "1" }] }, { tags: [{ key: "a", value: "1" }] }],
  ])("%s", (_what, edit, change) => {
    expect(edited(edit)).toEqual(change);
  });

  test("and leaves alone what CloudHealth keeps in a form of its own", () => {
    const odd: Customer = {
      ...ACME,
      name: " Acme",
      billingContact: "",
      trialExpiresAt: "2020-01-01T17:30:00Z",
      tags: [{ key: "a ", value: "" }],
      partnerBilling: { enabled: true, folder: " x" },
    };
    expect(customerChange(odd, customerEdit(odd))).toEqual({});
  });

  test("an address that was never there is sent once one is typed, and not before", () => {
    const tenant: Customer = { ...ACME, address: null };
    expect(customerChange(tenant, customerEdit(tenant))).toEqual({});
    expect(customerChange(tenant, { ...customerEdit(tenant), address: ADDRESS }).address).toEqual(ACME.address);
  });

  test("and what it sends shows in a customer changed by it", () => {
    const change = edited({ name: "B", trialExpiresOn: "", tags: [], billingContact: "b@b.example" });
    expect(shows({ ...ACME, ...change }, change)).toBe(true);
    expect(shows(ACME, change)).toBe(false);
  });
});

function never(): never {
  throw new Error("Acme has an address");
}
