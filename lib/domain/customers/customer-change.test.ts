import { describe, expect, test } from "vitest";
import type { Customer } from "@/lib/domain/customers/customer";
import { type CustomerChange, shows } from "@/lib/domain/customers/customer-change";
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

function never(): never {
  throw new Error("Acme has an address");
}
